import type { Guard } from "./auth.ts";
import { answerBlob, answerUpload, type Storage, type Uploads } from "./blobs.ts";
import { answerManifest } from "./manifests.ts";
import { answerReferrers } from "./referrers.ts";
import type { RegistryStore } from "./store.ts";
import { errorAnswer, jsonAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

/** What the routes work on. */
export interface RouteContext {
  readonly store: RegistryStore;
  readonly guard: Guard;
  readonly storage: Storage | undefined;
  readonly rateLimit: { readonly limit: string; readonly remaining: string } | undefined;
}

const ROUTE =
  /^\/v2\/(?<repository>.+?)\/(?<kind>manifests|blobs\/uploads|blobs|referrers|tags)\/(?<target>[^/]*)$/u;

/** The registry's own endpoints, authentication first (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints). */
export function createRoutes(context: RouteContext): (request: SeenRequest) => RegistryAnswer {
  const uploads: Uploads = { open: new Map(), begun: 0 };
  return (request) => {
    const route = ROUTE.exec(request.path)?.groups;
    const refused = context.guard.check(request, route?.["repository"]);
    if (refused !== undefined) return refused;
    if (request.path === "/v2/") return jsonAnswer(200, {});
    if (route === undefined) return unexpected(request);
    const answer = answerRoute(context, uploads, request, {
      repository: route["repository"] ?? "",
      kind: route["kind"] ?? "",
      target: decodeURIComponent(route["target"] ?? ""),
    });
    return route["kind"] === "manifests" ? withRateLimit(answer, context.rateLimit) : answer;
  };
}

interface Route {
  readonly repository: string;
  readonly kind: string;
  readonly target: string;
}

function answerRoute(
  { store, storage }: RouteContext,
  uploads: Uploads,
  request: SeenRequest,
  { repository, kind, target }: Route,
): RegistryAnswer {
  if (kind === "manifests") return answerManifest(store, request, repository, target);
  if (kind === "blobs") return answerBlob(store, request, repository, target, storage);
  if (kind === "blobs/uploads") return answerUpload(store, uploads, request, repository, target);
  if (kind === "referrers") return answerReferrers(store, request, repository, target);
  if (request.method !== "GET" || target !== "list") return unexpected(request);
  const tags = store.listTags(repository);
  return tags === undefined
    ? errorAnswer(404, "NAME_UNKNOWN", `repository ${repository} is not known`)
    : jsonAnswer(200, { name: repository, tags });
}

function unexpected({ method, path }: SeenRequest): RegistryAnswer {
  const expected =
    "/v2/, /v2/<name>/manifests/…, /v2/<name>/blobs/…, /v2/<name>/blobs/uploads/…, /v2/<name>/referrers/… or /v2/<name>/tags/list";
  return errorAnswer(404, "UNSUPPORTED", `expected ${expected}, got ${method} ${path}`);
}

function withRateLimit(answer: RegistryAnswer, rateLimit: RouteContext["rateLimit"]): RegistryAnswer {
  if (rateLimit === undefined) return answer;
  const headers = { "RateLimit-Limit": rateLimit.limit, "RateLimit-Remaining": rateLimit.remaining };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
