import { createHmac } from "node:crypto";
import { parseBody } from "./body.ts";
import type { KardinalBundle, KardinalBundleSpec, KardinalOptions } from "./types.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const REQUESTS_PER_MINUTE = 60;

/** A request as the handler sees it. */
export interface Incoming {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer to send. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A plain-text answer, as the server writes all its errors. */
export function plain(status: number, text: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${text}\n` };
}

/**
 * The handler of `POST /api/v1/bundles`. It checks method, token, rate and body, in this order, and adds what it accepts to
 * `bundles`. Not idempotent in the profile `server`: two accepted requests are two Bundles.
 */
export function createBundleApi(
  options: KardinalOptions,
  bundles: KardinalBundle[],
): (request: Incoming) => Answer {
  const now = options.now ?? Date.now;
  const withinRate = createRateLimit(now);
  return (request) => {
    if (request.method !== "POST") return plain(405, "method not allowed, expected POST");
    if (request.headers["authorization"] !== `Bearer ${options.token}`) return plain(401, "unauthorized");
    if (!withinRate()) return plain(429, "rate limit exceeded");
    if (request.body.length > MAX_BODY_BYTES)
      return plain(400, "request body too large, expected at most 1048576 bytes");
    const contentType = request.headers["content-type"];
    if (contentType !== "application/json")
      return plain(400, `content-type ${contentType}: expected application/json`);
    const parsed = parseBody(request.body.toString("utf8"));
    if ("mistake" in parsed) return plain(400, parsed.mistake);
    const refusal =
      options.profile === "documentation"
        ? refuseAsDocumented(request, parsed.spec, parsed.namespace)
        : undefined;
    if (refusal !== undefined) return refusal;
    const bundle = store(parsed.spec, parsed.namespace);
    return created({ name: bundle.name, namespace: bundle.namespace });
  };

  function refuseAsDocumented(
    request: Incoming,
    spec: KardinalBundleSpec,
    namespace: string,
  ): Answer | undefined {
    const { signingSecret, pipelines } = options;
    if (
      signingSecret !== undefined &&
      request.headers["x-kardinal-signature"] !== sign(request.body, signingSecret)
    ) {
      return plain(401, "X-Kardinal-Signature: expected the hex HMAC-SHA256 of the body");
    }
    if (pipelines !== undefined && !pipelines.includes(spec.pipeline))
      return plain(404, "Pipeline not found");
    const version = versionOf(spec, namespace);
    const exists = bundles.some((bundle) => versionOf(bundle, bundle.namespace) === version);
    return exists ? plain(409, "Bundle with same version already exists") : undefined;
  }

  function store(spec: KardinalBundleSpec, namespace: string): KardinalBundle {
    const atMs = now();
    const bundle: KardinalBundle = {
      ...(options.profile === "server" ? withoutUnheard(spec) : spec),
      name: `${sanitise(spec.pipeline)}-${compactTime(atMs)}-${bundles.length + 1}`,
      namespace,
      phase: "Available",
      createdAt: new Date(atMs).toISOString(),
    };
    bundles.push(bundle);
    return bundle;
  }
}

/** What the released handler keeps of a Bundle: it has no `configRef` and no `intent`, and drops them without a word. */
function withoutUnheard<Spec extends KardinalBundleSpec>(spec: Spec): Omit<Spec, "configRef" | "intent"> {
  const heard = Object.entries(spec).filter(([key]) => key !== "configRef" && key !== "intent");
  return Object.fromEntries(heard) as Omit<Spec, "configRef" | "intent">;
}

/** The answer to an accepted request: 201 with `body` as JSON. */
function created(body: object): Answer {
  return { status: 201, headers: { "content-type": "application/json" }, body: `${JSON.stringify(body)}\n` };
}

// A window of a minute that starts over as a whole, like the server's; a refused request counts too.
function createRateLimit(now: () => number): () => boolean {
  let endsAtMs = now() + 60_000;
  let count = 0;
  return () => {
    if (now() > endsAtMs) {
      count = 0;
      endsAtMs = now() + 60_000;
    }
    count += 1;
    return count <= REQUESTS_PER_MINUTE;
  };
}

function sign(body: Buffer, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function versionOf({ pipeline, type, images, configRef }: KardinalBundleSpec, namespace: string): string {
  return JSON.stringify([namespace, pipeline, type, images ?? null, configRef ?? null]);
}

function sanitise(pipeline: string): string {
  return pipeline
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, "-")
    .replace(/^-+|-+$/gu, "");
}

/** `YYYYMMDDHHMMSS`, UTC. */
function compactTime(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace(/\D/gu, "");
}
