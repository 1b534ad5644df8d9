import { digestOf, isDigest } from "@basewatch/image";
import type { RegistryStore, StoredManifest } from "./store.ts";
import { emptyAnswer, errorAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

const LIST_TYPES: ReadonlySet<string> = new Set([
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
]);
const MANIFEST_TYPES: ReadonlySet<string> = new Set([
  ...LIST_TYPES,
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
]);

/** GET, HEAD, PUT and DELETE of a manifest (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints). */
export function answerManifest(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  target: string,
): RegistryAnswer {
  switch (request.method) {
    case "GET":
    case "HEAD":
      return readManifest(store, request, repository, target);
    case "PUT":
      return writeManifest(store, request, repository, target);
    case "DELETE":
      return deleteManifest(store, repository, target);
    default:
      return errorAnswer(
        405,
        "UNSUPPORTED",
        `expected GET, HEAD, PUT or DELETE of a manifest, got ${request.method}`,
      );
  }
}

function readManifest(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  target: string,
): RegistryAnswer {
  const stored = store.getManifest(repository, target);
  if (stored === undefined) return unknownManifest(store, repository, target);
  const shown = isDigest(target) ? stored : negotiate(store, repository, stored, request.headers.accept);
  if (shown === undefined) {
    return errorAnswer(
      404,
      "MANIFEST_UNKNOWN",
      "an index, and the Accept header names none of the list types",
    );
  }
  return {
    status: 200,
    headers: { "Content-Type": shown.mediaType, "Docker-Content-Digest": shown.digest },
    body: shown.bytes,
  };
}

/** Clients that do not name the list types are given the amd64 child, under its own digest, as real registries do. */
function negotiate(
  store: RegistryStore,
  repository: string,
  stored: StoredManifest,
  accept: string | undefined,
): StoredManifest | undefined {
  if (!LIST_TYPES.has(stored.mediaType)) return stored;
  const accepted = (accept ?? "").split(",").map((type) => type.split(";", 1)[0]?.trim());
  if (accepted.includes(stored.mediaType)) return stored;
  const { manifests = [] } = parseReferences(stored.bytes) ?? {};
  const child = manifests.find(({ platform }) => platform?.architecture === "amd64");
  return child === undefined ? undefined : store.getManifest(repository, child.digest);
}

function unknownManifest(store: RegistryStore, repository: string, target: string): RegistryAnswer {
  return store.listTags(repository) === undefined
    ? errorAnswer(404, "NAME_UNKNOWN", `repository ${repository} is not known`)
    : errorAnswer(404, "MANIFEST_UNKNOWN", `manifest ${target} is not known in ${repository}`);
}

function writeManifest(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  target: string,
): RegistryAnswer {
  const mediaType = request.headers["content-type"] ?? "";
  if (!MANIFEST_TYPES.has(mediaType)) {
    return errorAnswer(
      400,
      "MANIFEST_INVALID",
      `expected Content-Type to be one of ${[...MANIFEST_TYPES].join(", ")}, got ${mediaType}`,
    );
  }
  const actual = digestOf(request.body);
  if (target.includes(":") && target !== actual) {
    return errorAnswer(400, "DIGEST_INVALID", `expected content with digest ${target}, got ${actual}`);
  }
  const refused = checkReferences(store, repository, request.body);
  if (refused !== undefined) return refused;
  store.putManifest(repository, isDigest(target) ? undefined : target, mediaType, request.body);
  return emptyAnswer(201, {
    Location: `/v2/${repository}/manifests/${actual}`,
    "Docker-Content-Digest": actual,
  });
}

/** What a manifest names has to be there already. */
function checkReferences(
  store: RegistryStore,
  repository: string,
  bytes: Buffer,
): RegistryAnswer | undefined {
  const references = parseReferences(bytes);
  if (references === undefined) return errorAnswer(400, "MANIFEST_INVALID", "expected a JSON object");
  const { config, layers = [], manifests = [] } = references;
  const blobs = [...(config === undefined ? [] : [config]), ...layers];
  const missing =
    blobs.find(({ digest }) => store.getBlob(repository, digest) === undefined) ??
    manifests.find(({ digest }) => store.getManifest(repository, digest) === undefined);
  return missing === undefined
    ? undefined
    : errorAnswer(400, "MANIFEST_BLOB_UNKNOWN", `expected ${missing.digest} to be pushed first`);
}

function deleteManifest(store: RegistryStore, repository: string, target: string): RegistryAnswer {
  const deleted = isDigest(target)
    ? store.deleteManifest(repository, target)
    : store.deleteTag(repository, target);
  return deleted ? emptyAnswer(202) : unknownManifest(store, repository, target);
}

interface Reference {
  readonly digest: string;
  readonly platform?: { readonly architecture?: string };
}

interface References {
  readonly config?: Reference;
  readonly layers?: readonly Reference[];
  readonly manifests?: readonly Reference[];
}

/** The contents that a manifest names; `undefined` when it is no JSON object. */
function parseReferences(bytes: Buffer): References | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
