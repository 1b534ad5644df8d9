import { createHmac } from "node:crypto";
import { Failure } from "@basewatch/failure";
import type { Digest } from "@basewatch/image";

/** The most bytes of body that kardinal reads. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A Bundle to create, as `POST /api/v1/bundles` takes it; what is absent is not sent. */
export interface BundleRequest {
  readonly pipeline: string;
  readonly type: BundleType;
  /** Kubernetes namespace. */
  readonly namespace?: string | undefined;
  readonly images?: readonly BundleImage[] | undefined;
  readonly configRef?: ConfigReference | undefined;
  readonly provenance?: Provenance | undefined;
  readonly intent?: Intent | undefined;
}

export type BundleType = "image" | "config" | "mixed";

/** One image of a Bundle. */
export interface BundleImage {
  /** Registry and path in the user's own spelling: what the image is called in the manifests that kardinal rewrites. */
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: Digest | undefined;
}

/** The configuration that a Bundle of type config or mixed promotes. */
export interface ConfigReference {
  readonly gitRepo: string;
  readonly commitSHA: string;
}

/** Where what is promoted comes from: kardinal's pull requests show it, and its policy gates decide on it. */
export interface Provenance {
  readonly commitSHA?: string | undefined;
  readonly ciRunURL?: string | undefined;
  readonly author?: string | undefined;
  /** ISO 8601. */
  readonly timestamp?: string | undefined;
}

/** How far a Bundle is promoted. */
export interface Intent {
  readonly targetEnvironment?: string | undefined;
  readonly skipEnvironments?: readonly string[] | undefined;
}

/**
 * The request's exact body: JSON on one line, the same text for every attempt and for the signature.
 *
 * @throws Failure `kardinal.too-large` above {@link MAX_BODY_BYTES}.
 */
export function writeBundleBody(request: BundleRequest): string {
  const body = JSON.stringify({
    pipeline: request.pipeline,
    type: request.type,
    namespace: request.namespace,
    images: withoutEmpty(request.images),
    configRef: request.configRef,
    provenance: withoutEmpty(request.provenance),
    intent: withoutEmpty(
      request.intent && {
        ...request.intent,
        skipEnvironments: withoutEmpty(request.intent.skipEnvironments),
      },
    ),
  });
  const bytes = Buffer.byteLength(body);
  if (bytes <= MAX_BODY_BYTES) return body;
  throw new Failure(`the Bundle is ${bytes} bytes of JSON, and kardinal takes at most ${MAX_BODY_BYTES}`, {
    code: "kardinal.too-large",
    hint: "Promote fewer images with one Bundle.",
  });
}

/** HMAC-SHA256 of a body's UTF-8 bytes in lower-case hex, for `X-Kardinal-Signature` (https://www.rfc-editor.org/rfc/rfc2104). */
export function signBody(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("hex");
}

function withoutEmpty<T extends object>(value: T | undefined): T | undefined {
  return value !== undefined && Object.values(value).some((entry) => entry !== undefined) ? value : undefined;
}
