export { parseContextName } from "./context-name.ts";
export { digestOf, isDigest, parseDigest } from "./digest.ts";
export { familiarName } from "./familiar.ts";
export { checkGlob, matchesGlob } from "./glob.ts";
export { formatPlatform, normalisePlatform, parsePlatform } from "./platform.ts";
export { samePlatform, selectPlatform } from "./platform-match.ts";
export { formatReference, nameReference, parseReference, withDigest } from "./reference.ts";
export type { BaseRole, Digest, ImageReference, Platform } from "./types.ts";
