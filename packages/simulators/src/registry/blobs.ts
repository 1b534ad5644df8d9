import { digestOf } from "@basewatch/image";
import type { RegistryStore } from "./store.ts";
import { emptyAnswer, errorAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

/** Uploads that are under way, by their id, and how many there have been. */
export interface Uploads {
  readonly open: Map<string, Buffer>;
  begun: number;
}

/** An object store beside the registry. */
export interface Storage {
  /** `undefined`: under {@link DOWNLOADS} of the registry itself, named by a relative address. */
  readonly origin: URL | undefined;
  /** What signs a request to it. */
  readonly query: string;
}

/** Where the registry itself keeps what it redirects to. */
export const DOWNLOADS = "/artifacts-downloads";

/** GET and HEAD of a blob. With a storage origin the bytes are there, behind a redirect with a signed query. */
export function answerBlob(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  digest: string,
  storage: Storage | undefined,
): RegistryAnswer {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return errorAnswer(405, "UNSUPPORTED", `expected GET or HEAD of a blob, got ${request.method}`);
  }
  const bytes = store.getBlob(repository, digest);
  if (bytes === undefined) return errorAnswer(404, "BLOB_UNKNOWN", `blob ${digest} is not known`);
  if (storage !== undefined) {
    const path = `/${repository}/${digest}?${storage.query}`;
    // Put together as texts: a URL object would normalise the signature.
    const location = `${storage.origin?.origin ?? DOWNLOADS}${path}`;
    return emptyAnswer(307, { Location: location });
  }
  return blobContent(digest, bytes);
}

/** The storage origin: object stores refuse a request that is both signed and carries `Authorization`. */
export function answerStorage(store: RegistryStore, request: SeenRequest, query: string): RegistryAnswer {
  if (request.headers.authorization !== undefined)
    return emptyAnswer(400, { "X-Expected": "no Authorization" });
  return answerDownload(store, request, query);
}

/** What a redirect leads to. The query is compared as it was written: a signature is no list of parameters. */
export function answerDownload(store: RegistryStore, request: SeenRequest, query: string): RegistryAnswer {
  if (request.rawQuery !== query) return emptyAnswer(403, { "X-Expected": "a signed query" });
  const path = request.path.startsWith(DOWNLOADS) ? request.path.slice(DOWNLOADS.length) : request.path;
  const cut = path.lastIndexOf("/");
  const digest = decodeURIComponent(path.slice(cut + 1));
  const bytes = store.getBlob(path.slice(1, cut), digest);
  return bytes === undefined ? emptyAnswer(404) : blobContent(digest, bytes);
}

/** POST, PATCH and PUT of an upload: monolithic, chunked, or in one POST with `?digest=`. */
export function answerUpload(
  store: RegistryStore,
  uploads: Uploads,
  request: SeenRequest,
  repository: string,
  id: string,
): RegistryAnswer {
  if (request.method === "POST" && id === "") return beginUpload(store, uploads, request, repository);
  const received = uploads.open.get(id);
  if (received === undefined) return errorAnswer(404, "BLOB_UPLOAD_UNKNOWN", `upload ${id} is not known`);
  const bytes = Buffer.concat([received, request.body]);
  if (request.method === "PUT") {
    uploads.open.delete(id);
    return finishUpload(store, request, repository, bytes);
  }
  if (request.method !== "PATCH") {
    return errorAnswer(405, "UNSUPPORTED", `expected PATCH or PUT of an upload, got ${request.method}`);
  }
  uploads.open.set(id, bytes);
  return emptyAnswer(202, {
    Location: uploadPath(repository, id),
    Range: `0-${Math.max(0, bytes.length - 1)}`,
  });
}

function beginUpload(
  store: RegistryStore,
  uploads: Uploads,
  request: SeenRequest,
  repository: string,
): RegistryAnswer {
  if (request.query.has("digest")) return finishUpload(store, request, repository, request.body);
  const [mount, from] = [request.query.get("mount") ?? "", request.query.get("from") ?? ""];
  const mounted = store.getBlob(from, mount);
  if (mounted !== undefined) return uploaded(repository, store.putBlob(repository, mounted));
  uploads.begun += 1;
  const id = `upload-${uploads.begun}`;
  uploads.open.set(id, Buffer.alloc(0));
  return emptyAnswer(202, { Location: uploadPath(repository, id), Range: "0-0" });
}

function finishUpload(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  bytes: Buffer,
): RegistryAnswer {
  const expected = request.query.get("digest");
  const actual = digestOf(bytes);
  if (expected !== actual) {
    return errorAnswer(400, "DIGEST_INVALID", `expected ?digest=${actual}, got ${expected}`);
  }
  return uploaded(repository, store.putBlob(repository, bytes));
}

function uploaded(repository: string, digest: string): RegistryAnswer {
  return emptyAnswer(201, {
    Location: `/v2/${repository}/blobs/${digest}`,
    "Docker-Content-Digest": digest,
  });
}

function uploadPath(repository: string, id: string): string {
  return `/v2/${repository}/blobs/uploads/${id}`;
}

function blobContent(digest: string, bytes: Buffer): RegistryAnswer {
  return {
    status: 200,
    headers: { "Content-Type": "application/octet-stream", "Docker-Content-Digest": digest },
    body: bytes,
  };
}
