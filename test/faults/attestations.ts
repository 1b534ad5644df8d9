import { digestOf } from "@basewatch/image";
import { flood } from "./answers.ts";
import { attach, indexOf, statementOf, storeBlob } from "./documents.ts";
import { when } from "./registry.ts";
import type { FaultCase, FaultStage } from "./stage.ts";

/** Says that the image is built on the base as it is now, which it is not. */
function lie(stage: FaultStage, text: string): string {
  const now = stage.registry.documents.get("/v2/bad/node/manifests/22")?.digest ?? "";
  return text.replaceAll(stage.base.root.digest.slice(7), now.slice(7));
}

/** Attaches another statement; every document on the way to it may be changed as text, too. */
export function attachStatement(stage: FaultStage, text: string, change?: (text: string) => string): void {
  const digest = digestOf(Buffer.from(text));
  storeBlob(stage, digest, text);
  attach(stage, { ...statementOf(stage).layer, digest, size: text.length }, change);
}

/** A document of nearly 8 MB that is mostly names, none like another. */
export function manyKeys(): string {
  const keys = Array.from({ length: 49_000 }, (_, index) => `"${String(index).padStart(155, "k")}":0`);
  return `{${keys.join()}}`;
}

/** Attaches a lie that is honestly hashed, and whose subject is another image. */
export function lieAboutAnother(stage: FaultStage): void {
  const { text } = statementOf(stage);
  const child = indexOf(stage).manifests[0]?.digest.slice(7) ?? "";
  attachStatement(stage, lie(stage, text).replaceAll(child, "0".repeat(64)));
}

/** Puts a lie in the statement's place, under the statement's hash. */
export function lieUnderTheOldHash(stage: FaultStage): void {
  const { text, layer } = statementOf(stage);
  storeBlob(stage, layer.digest, lie(stage, text));
}

/** The statement is 41 MB long, and its descriptor says what it is told to. */
export function withLongAttestation(size: number): FaultCase {
  return {
    arrange: (stage) => {
      const { layer } = statementOf(stage);
      attach(stage, { ...layer, size });
      stage.registry.rules.push(
        when(({ target }) => target.endsWith(layer.digest), flood(200, [], 41 * 2 ** 20)),
      );
    },
  };
}

/** Gives the statement, its manifest and the index keys that would set a prototype. */
export function poisonEverything(stage: FaultStage): void {
  const poison = (text: string) =>
    text.replace(
      "{",
      '{"__proto__":{"manifests":[],"layers":[],"polluted":true},"constructor":{"prototype":1},',
    );
  attachStatement(stage, poison(statementOf(stage).text), poison);
}
