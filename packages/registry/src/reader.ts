import type { HttpResponse } from "@basewatch/http";
import { type Digest, digestOf, type ImageReference, isDigest } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { digestMismatch, failureOfAnswer, malformed, type Subject, tooLarge } from "./answer-failure.ts";
import { type RegistryClient, subjectOf } from "./client.ts";
import { parseImageConfig } from "./image-config.ts";
import { parseManifest, refusePage, schemaOne } from "./manifest.ts";
import { ACCEPT, essenceOf, isSchemaOne, OCI_INDEX } from "./media-type.ts";
import type { Descriptor, ImageConfig, Manifest, ManifestHead } from "./types.ts";

/** Reads content and checks it against its digest; remembers nothing. */
export interface Reader {
  /** What a tag or digest is now; `undefined` when only a GET can tell: HEAD is not allowed, or named no digest. */
  headManifest(reference: ImageReference, target: string): Promise<ManifestHead | undefined>;
  getManifest(reference: ImageReference, target: string): Promise<Manifest>;
  getConfig(reference: ImageReference, config: Descriptor): Promise<ImageConfig>;
  getBlob(reference: ImageReference, descriptor: Descriptor, maxBytes: number): Promise<Buffer>;
  /** What the referrers API lists; `undefined` when the registry does not know it. */
  getReferrers(reference: ImageReference, digest: Digest): Promise<readonly Descriptor[] | undefined>;
}

const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;
// A blob that is a little longer than it says is the wrong one; one that is far longer is not read to its end.
const SLACK_BYTES = 1024;
/** Answers to a path that a registry does not know; one that knows it lists nothing where there is nothing. */
const UNKNOWN_PATH: ReadonlySet<number> = new Set([400, 404, 405, 501]);

/**
 * A reader of what a client reaches.
 *
 * @param timeoutMs for each attempt of a request; default: the transport's
 */
export function createReader(client: RegistryClient, clock: Clock, timeoutMs?: number): Reader {
  async function readContent(
    reference: ImageReference,
    kind: "manifests" | "blobs",
    target: string,
    maxBytes: number,
  ): Promise<HttpResponse> {
    const accept = kind === "manifests" ? ACCEPT : "*/*";
    const request = { method: "GET", kind, target, accept, maxBytes, timeoutMs } as const;
    const response = await client.read(reference, request);
    if (response.status !== 200) throw failureOfAnswer(subjectOf(reference), response, clock);
    return response;
  }

  async function readBlob(
    reference: ImageReference,
    { digest, size }: Descriptor,
    maxBytes: number,
  ): Promise<HttpResponse> {
    const subject = subjectOf(reference);
    if (size > maxBytes)
      throw tooLarge(`${subject.text}: blob ${digest} has ${size} bytes, over ${maxBytes}`);
    const response = await readContent(reference, "blobs", digest, size + SLACK_BYTES);
    const { body } = response;
    if (body.length !== size) {
      throw digestMismatch(subject, `blob ${digest} of ${size} bytes`, `${body.length} bytes long`);
    }
    checkHash(subject, digest, digestOf(body));
    return response;
  }

  return {
    async headManifest(reference, target) {
      const kind = "manifests";
      const request = { method: "HEAD", kind, target, accept: ACCEPT, maxBytes: 0, timeoutMs } as const;
      const response = await client.read(reference, request);
      if (response.status === 405) return undefined;
      const subject = subjectOf(reference);
      if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
      const mediaType = essenceOf(response.headers.get("content-type"));
      if (isSchemaOne(mediaType)) throw schemaOne(subject);
      const digest = readDigestHeader(response, subject);
      if (digest !== undefined && isDigest(target)) checkHash(subject, target, digest);
      return digest && { digest, mediaType };
    },
    async getManifest(reference, target) {
      const subject = subjectOf(reference);
      const response = await readContent(reference, "manifests", target, MAX_DOCUMENT_BYTES);
      refusePage(response, subject);
      const actual = digestOf(response.body);
      const stated = readDigestHeader(response, subject);
      if (stated !== undefined) checkHash(subject, stated, actual);
      if (isDigest(target)) checkHash(subject, target, actual);
      return parseManifest(response, actual, subject);
    },
    async getConfig(reference, config) {
      const response = await readBlob(reference, config, MAX_DOCUMENT_BYTES);
      return parseImageConfig(response, subjectOf(reference));
    },
    async getBlob(reference, descriptor, maxBytes) {
      return (await readBlob(reference, descriptor, maxBytes)).body;
    },
    async getReferrers(reference, digest) {
      const request = { method: "GET", kind: "referrers", target: digest, accept: OCI_INDEX } as const;
      const response = await client.read(reference, { ...request, maxBytes: MAX_DOCUMENT_BYTES });
      if (UNKNOWN_PATH.has(response.status)) return undefined;
      const subject = subjectOf(reference);
      if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
      refusePage(response, subject);
      return entriesOf(parseManifest(response, digestOf(response.body), subject));
    },
  };
}

/** The entries of an index; an image lists nothing. */
export function entriesOf(manifest: Manifest): readonly Descriptor[] {
  return manifest.kind === "index" ? manifest.entries : [];
}

function checkHash(subject: Subject, expected: Digest, actual: Digest): void {
  if (expected !== actual) throw digestMismatch(subject, expected, actual);
}

/** `Docker-Content-Digest`, which a registry may leave out but not send twice or misspelt. */
function readDigestHeader(response: HttpResponse, subject: Subject): Digest | undefined {
  const [digest, ...more] = response.headers.all("docker-content-digest");
  if (more.length > 0) throw malformed(subject, "several Docker-Content-Digest headers");
  if (digest === undefined || isDigest(digest)) return digest;
  throw malformed(subject, `Docker-Content-Digest is no sha256 digest: "${printable(digest, 100)}"`);
}
