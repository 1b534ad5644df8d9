import { Failure } from "@basewatch/failure";
import type { Digest } from "@basewatch/image";
import type { ImageContent, StoredManifest } from "./types.ts";

/** Where content is pushed to. */
export interface PushTarget {
  /** The registry's origin, e.g. `http://127.0.0.1:5000`. */
  readonly baseUrl: string;
  readonly repository: string;
  readonly tag: string;
  /** The value of the `Authorization` header; anonymous without. */
  readonly authorization?: string | undefined;
}

/**
 * Pushes an image as docker does: blobs that the registry lacks, then manifests by digest, then the tag
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push).
 *
 * @throws Failure `simulators.push` for an answer that is not the specification's.
 */
export async function pushContent(content: ImageContent, target: PushTarget): Promise<void> {
  await Promise.all([...content.blobs].map(([digest, bytes]) => pushBlob(target, digest, bytes)));
  // A registry may refuse an index before its children are there, and children come first in the map.
  for (const manifest of content.manifests.values()) await pushManifest(target, manifest, manifest.digest);
  await pushManifest(target, content.root, target.tag);
}

async function pushBlob(target: PushTarget, digest: Digest, bytes: Buffer): Promise<void> {
  if ((await send(target, "HEAD", `blobs/${digest}`, [200, 404])).status === 200) return;
  const started = await send(target, "POST", "blobs/uploads/", [202]);
  const location = new URL(started.headers.get("location") ?? "", endpoint(target, "blobs/uploads/"));
  location.searchParams.set("digest", digest);
  await send(target, "PUT", location, [201], { type: "application/octet-stream", bytes });
}

async function pushManifest(target: PushTarget, manifest: StoredManifest, name: string): Promise<void> {
  await send(target, "PUT", `manifests/${name}`, [201], { type: manifest.mediaType, bytes: manifest.bytes });
}

function endpoint(target: PushTarget, path: string): URL {
  return new URL(`/v2/${target.repository}/${path}`, target.baseUrl);
}

async function send(
  target: PushTarget,
  method: string,
  where: string | URL,
  expected: readonly number[],
  body?: { readonly type: string; readonly bytes: Buffer },
): Promise<Response> {
  const url = typeof where === "string" ? endpoint(target, where) : where;
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(target.authorization === undefined ? {} : { authorization: target.authorization }),
      ...(body === undefined ? {} : { "content-type": body.type }),
    },
    ...(body === undefined ? {} : { body: new Uint8Array(body.bytes) }),
  });
  // An unread body would keep its connection open.
  await response.arrayBuffer();
  if (expected.includes(response.status)) return response;
  throw new Failure(`${method} ${url.origin}${url.pathname} answered ${response.status}`, {
    code: "simulators.push",
    hint: `Pushing needs ${expected.join(" or ")} here`,
  });
}
