import { Failure } from "@basewatch/failure";
import type { HttpResponse } from "@basewatch/http";
import type { Digest } from "@basewatch/image";
import { firstLine, printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import { malformed, type Subject } from "./answer-failure.ts";
import { parseDocument } from "./document.ts";
import {
  CONFIG_TYPES,
  essenceOf,
  INDEX_TYPES,
  isSchemaOne,
  MANIFEST_TYPES,
  OCI_INDEX,
  OCI_MANIFEST,
} from "./media-type.ts";
import type { Descriptor, ImageIndex, ImageManifest, IndexEntry, Manifest } from "./types.ts";
import {
  faultOf,
  OptionalMap,
  OptionalText,
  optionalList,
  readDescriptor,
  readPlatform,
  readTextMap,
  WrittenDescriptor,
  WrittenDigest,
  WrittenPlatform,
} from "./written.ts";

const WrittenEntry = z.extend(WrittenDescriptor, { platform: z.nullish(WrittenPlatform) });
const WrittenIndex = z.object({ manifests: optionalList(WrittenEntry), annotations: OptionalMap });
const WrittenManifest = z.object({
  config: WrittenDescriptor,
  layers: optionalList(WrittenDescriptor),
  annotations: OptionalMap,
  artifactType: OptionalText,
  subject: z.nullish(z.object({ digest: WrittenDigest })),
});
const Shape = z.object({
  schemaVersion: z.optional(z.unknown()),
  mediaType: z.optional(z.unknown()),
  manifests: z.optional(z.unknown()),
  layers: z.optional(z.unknown()),
  config: z.optional(z.unknown()),
});

/**
 * Reads a manifest whose bytes have been checked against `digest`
 * (https://github.com/opencontainers/image-spec/blob/main/manifest.md, `image-index.md`).
 *
 * @throws Failure `registry.malformed`: no manifest, one that calls itself two things, or Docker's schema 1.
 */
export function parseManifest(response: HttpResponse, digest: Digest, subject: Subject): Manifest {
  const document = readDocument(response, subject);
  const shape = Shape.safeParse(document);
  if (!shape.success) throw malformed(subject, "the manifest is no JSON object");
  const mediaType = agreeOnType(essenceOf(response.headers.get("content-type")), shape.data, subject);
  const head = { digest, mediaType };
  return INDEX_TYPES.has(mediaType)
    ? readIndex(parse(WrittenIndex, document, subject), head)
    : readImageManifest(parse(WrittenManifest, document, subject), head);
}

/**
 * Portals and proxies answer with a page of their own, which is better told as that than as content of another digest.
 *
 * @throws Failure `registry.malformed` with the page's first line.
 */
export function refusePage(response: HttpResponse, subject: Subject): void {
  const body = response.body.toString("utf8", 0, 4096);
  if (/^\s*</u.test(body)) throw malformed(subject, `a page instead of a manifest: ${firstLine(body)}`);
}

function readDocument(response: HttpResponse, subject: Subject): unknown {
  const document = parseDocument(response.body);
  if (document !== undefined) return document;
  throw malformed(subject, `the manifest is not JSON: ${firstLine(response.body.toString("utf8"))}`);
}

/**
 * The one type that header and document agree on. What can be read in two ways is refused: clients that disagree on it
 * see different images under one digest (CVE-2021-41190).
 */
function agreeOnType(contentType: string, shape: z.infer<typeof Shape>, subject: Subject): string {
  if (isSchemaOne(contentType) || shape.schemaVersion === 1) throw schemaOne(subject);
  const isIndex = shape.manifests !== undefined;
  if (isIndex && (shape.layers !== undefined || shape.config !== undefined)) {
    throw malformed(
      subject,
      "the manifest has both manifests and layers, so that it can be read in two ways",
    );
  }
  const inferred = isIndex ? INDEX_TYPES : MANIFEST_TYPES;
  const own = typeof shape.mediaType === "string" ? shape.mediaType : undefined;
  const isSpecific = INDEX_TYPES.has(contentType) || MANIFEST_TYPES.has(contentType);
  const mediaType = own ?? (isSpecific ? contentType : isIndex ? OCI_INDEX : OCI_MANIFEST);
  if ((isSpecific && mediaType !== contentType) || !inferred.has(mediaType)) {
    throw malformed(
      subject,
      `Content-Type ${printable(contentType, 80)}, but the document is ${printable(mediaType, 80)}`,
    );
  }
  return mediaType;
}

/** Schema 1 has no digest that could be compared. */
export function schemaOne(subject: Subject): Failure {
  return new Failure(`${subject.text}: the registry has it only as a Docker schema 1 manifest`, {
    code: "registry.malformed",
    hint: "Schema 1 was withdrawn in 2022: push the image again with a current builder (re-push)",
  });
}

function parse<T>(schema: z.ZodMiniType<T>, document: unknown, subject: Subject): T {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw malformed(subject, `${printable(faultOf(parsed.error), 80)} of the manifest is missing or malformed`);
}

type Head = Pick<Manifest, "digest" | "mediaType">;

function readIndex(written: z.infer<typeof WrittenIndex>, head: Head): ImageIndex {
  const entries = (written.manifests ?? []).map(readEntry);
  return { ...head, kind: "index", entries, annotations: readTextMap(written.annotations) };
}

function readImageManifest(written: z.infer<typeof WrittenManifest>, head: Head): ImageManifest {
  return {
    ...head,
    kind: "manifest",
    config: readDescriptor(written.config),
    layers: (written.layers ?? []).map(readDescriptor),
    annotations: readTextMap(written.annotations),
    ...(written.artifactType ? { artifactType: written.artifactType } : {}),
    ...(written.subject ? { subject: written.subject.digest } : {}),
  };
}

function readEntry(written: z.infer<typeof WrittenEntry>): IndexEntry {
  const descriptor = readDescriptor(written);
  const { platform } = written;
  const isRunnable = platform && isImage(descriptor) && !isUnknown(platform);
  return { ...descriptor, platform: isRunnable ? readPlatform(platform) : undefined };
}

/** Attestations and other artifacts may carry a platform too; it is not one that they run on. */
function isImage({ annotations, artifactType }: Descriptor): boolean {
  if (annotations["vnd.docker.reference.type"] !== undefined) return false;
  return artifactType === undefined || CONFIG_TYPES.has(artifactType);
}

function isUnknown({ os, architecture }: z.infer<typeof WrittenPlatform>): boolean {
  return os === "unknown" || architecture === "unknown";
}
