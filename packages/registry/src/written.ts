import { type Digest, isDigest, normalisePlatform, type Platform } from "@basewatch/image";
import * as z from "zod/mini";
import type { Descriptor } from "./types.ts";

// The largest index of a well-known image has some forty entries, and no file system stacks more than 128 layers.
const MAX_ENTRIES = 2_000;

/** Go writes an empty value as null, or not at all. */
export const OptionalText = z.nullish(z.string());
export const OptionalMap = z.nullish(z.record(z.string(), z.unknown()));

export const WrittenDigest = z.custom<Digest>((value) => typeof value === "string" && isDigest(value));

/** A descriptor as it is written (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#properties). */
export const WrittenDescriptor = z.object({
  mediaType: z.string(),
  digest: WrittenDigest,
  size: z.int().check(z.nonnegative()),
  annotations: OptionalMap,
  artifactType: OptionalText,
});

/** A platform as it is written, in indexes and configs alike. */
export const WrittenPlatform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: OptionalText,
  "os.version": OptionalText,
});

/** A list that may be missing, of a sensible length. */
export function optionalList<T extends z.ZodMiniType>(item: T) {
  return z.nullish(z.array(item).check(z.maxLength(MAX_ENTRIES)));
}

export function readDescriptor(written: z.infer<typeof WrittenDescriptor>): Descriptor {
  return {
    mediaType: written.mediaType,
    digest: written.digest,
    size: written.size,
    annotations: readTextMap(written.annotations),
    ...(written.artifactType ? { artifactType: written.artifactType } : {}),
  };
}

/** Normalised, without empty parts. */
export function readPlatform(written: z.infer<typeof WrittenPlatform>): Platform {
  return normalisePlatform({
    os: written.os,
    architecture: written.architecture,
    variant: written.variant || undefined,
    osVersion: written["os.version"] || undefined,
  });
}

/** Annotations or labels; a value that is no text is left out. */
export function readTextMap(written: z.infer<typeof OptionalMap>): Readonly<Record<string, string>> {
  const entries = Object.entries(written ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Where a document first differs from its schema, e.g. `layers.3.digest`. */
export function faultOf(error: z.core.$ZodError): string {
  return error.issues[0]?.path.map(String).join(".") || "the document";
}
