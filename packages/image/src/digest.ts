import { createHash } from "node:crypto";
import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Digest } from "./types.ts";

const SHA256 = /^sha256:[0-9a-f]{64}$/u;
const HINT = "Write sha256: and 64 lower-case hex digits";

/** The sha256 digest of raw bytes (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests). */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}` as Digest;
}

/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
export function isDigest(text: string): text is Digest {
  return SHA256.test(text);
}

/**
 * The digest that a text spells, exactly as it stands
 * (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests).
 *
 * @throws Failure `image.digest` for another algorithm, upper-case hex, or anything that is no digest.
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new Failure(`"${printable(text, 100)}" is not a digest: ${reasonAgainst(text)}`, {
    code: "image.digest",
    hint: HINT,
  });
}

/** Why a text is no digest, as the end of a sentence. */
function reasonAgainst(text: string): string {
  if (isDigest(text.toLowerCase())) return "it must be lower case";
  const colon = text.indexOf(":");
  if (colon < 1) return 'it does not start with "sha256:"';
  const algorithm = text.slice(0, colon);
  if (algorithm !== "sha256")
    return `the algorithm "${printable(algorithm, 32)}" is not supported, only sha256 is`;
  const hex = text.slice(colon + 1);
  if (hex.length !== 64) return `it has ${hex.length} characters after "sha256:", not 64`;
  return "it has characters that are not hex digits";
}
