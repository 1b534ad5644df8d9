import { parseUntrustedJson } from "@basewatch/http";

// More than any index, config or attestation of use: the largest known index has some forty entries of ten values each.
const MAX_VALUES = 50_000;

/** The value of a document in JSON that somebody else wrote, a manifest, a config, a token or an attestation; `undefined` when it is none. */
export function parseDocument(bytes: Uint8Array): unknown {
  const reading = parseUntrustedJson(bytes, MAX_VALUES);
  return "value" in reading ? reading.value : undefined;
}
