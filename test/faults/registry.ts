import type { ImageContent } from "@basewatch/simulators";
import { reply } from "./answers.ts";
import { type Answer, type Origin, type OriginOptions, type Seen, startOrigin } from "./origin.ts";

/** What happens to a request; `undefined` leaves it to the next rule, and at last to the registry. */
export type Rule = (seen: Seen) => Answer | undefined;

/** A document that the registry holds under a path. */
export interface Stored {
  readonly mediaType: string;
  /** For `Docker-Content-Digest`, which blobs have none of here. */
  readonly digest: string | undefined;
  readonly bytes: Buffer;
}

/** A registry that can be made to answer anything. */
export interface FaultyRegistry {
  readonly origin: Origin;
  /** By path, `/v2/bad/app/manifests/latest`. */
  readonly documents: Map<string, Stored>;
  /** Asked in order, about everything but `/v2/well/`. */
  readonly rules: Rule[];
  publish(repository: string, tag: string, content: ImageContent): void;
}

/** Where the healthy image is, so that rules leave it alone. */
const HEALTHY = "/v2/well/";

/** A registry without images and without faults. */
export async function startFaultyRegistry(options: OriginOptions = {}): Promise<FaultyRegistry> {
  const documents = new Map<string, Stored>();
  const rules: Rule[] = [];
  const serve = (seen: Seen) => answerStored(documents.get(pathOf(seen)));
  const origin = await startOrigin((socket, seen) => {
    const isHealthy = seen.target.startsWith(HEALTHY);
    let answer: Answer | undefined;
    for (const rule of isHealthy ? [] : rules) answer ??= rule(seen);
    (answer ?? serve(seen))(socket, seen);
  }, options);
  return {
    origin,
    documents,
    rules,
    publish(repository, tag, { root, manifests, blobs }) {
      const path = `/v2/${repository}`;
      for (const [digest, manifest] of manifests) documents.set(`${path}/manifests/${digest}`, manifest);
      documents.set(`${path}/manifests/${tag}`, root);
      for (const [digest, bytes] of blobs)
        documents.set(`${path}/blobs/${digest}`, {
          mediaType: "application/octet-stream",
          digest: undefined,
          bytes,
        });
    },
  };
}

/** Requests that were not for the healthy image. */
export function countFaulty({ requests }: Origin): number {
  return requests.filter(({ target, method }) => !target.startsWith(HEALTHY) && method !== "CONNECT").length;
}

/** A request's path, without its query. */
export function pathOf({ target }: Seen): string {
  return target.replace(/\?.*$/u, "");
}

/** The right answer with a document; 404 without one. */
export function answerStored(stored: Stored | undefined): Answer {
  if (stored === undefined) return reply(404, [], '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
  const { mediaType, digest, bytes } = stored;
  return reply(
    200,
    [
      ["Content-Type", mediaType],
      ...(digest === undefined ? [] : [["Docker-Content-Digest", digest] as const]),
    ],
    bytes,
  );
}

/** The first so many requests. */
export function first(times: number, answer: Answer): Rule {
  let left = times;
  return () => {
    left -= 1;
    return left >= 0 ? answer : undefined;
  };
}

/** Every request. */
export function always(answer: Answer): Rule {
  return () => answer;
}

/** Every request that fits. */
export function when(fits: (seen: Seen) => boolean, answer: Answer): Rule {
  return (seen) => (fits(seen) ? answer : undefined);
}

/** Whether a request is a GET of a manifest. */
export function isManifestGet({ method, target }: Seen): boolean {
  return method === "GET" && target.includes("/manifests/");
}
