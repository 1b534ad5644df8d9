import { gzipSync } from "node:zlib";
import { type Digest, digestOf } from "@basewatch/image";
import { makeTar } from "./tar.ts";
import type { Step } from "./types.ts";

/** One filesystem layer: its packed bytes, and the digest of the unpacked ones that the config names. */
export interface Layer {
  readonly bytes: Buffer;
  readonly digest: Digest;
  readonly diffId: Digest;
}

/** The layer that a step adds on a platform; `undefined` for a step that only changes the config. */
export function makeLayer(step: Step, platform: string): Layer | undefined {
  if (step.files === undefined) return undefined;
  const tar = makeTar(step.sameEverywhere ? step.files : ofPlatform(step.files, platform));
  const bytes = gzipSync(tar, { level: 9 });
  return { bytes, digest: digestOf(bytes), diffId: digestOf(tar) };
}

function ofPlatform(files: Readonly<Record<string, string>>, platform: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${text}\n${platform}\n`]));
}
