// `node:crypto` without its cost at start (4 ms): loaded by the first hash, not by an action that fails on its inputs.
import type * as Crypto from "node:crypto";

const load = (): typeof Crypto => process.getBuiltinModule("node:crypto");

export const createHash: typeof Crypto.createHash = (...given) => load().createHash(...given);
export const createHmac: typeof Crypto.createHmac = (...given) => load().createHmac(...given);
export const randomUUID: typeof Crypto.randomUUID = (...given) => load().randomUUID(...given);

/** For packages that take the module as a whole. */
export default /* @__PURE__ */ new Proxy({} as typeof Crypto, {
  get: (_target, name) => Reflect.get(load(), name),
});
