import { digestOf } from "@basewatch/image";
import { type BundleRequest, writeBundleBody } from "./request.ts";

const MAX_NAME_LENGTH = 63;

/** A `Bundle` of `kardinal.io/v1alpha1`, as `kubectl apply` takes it; what is absent is not there. */
export interface BundleManifest {
  readonly apiVersion: "kardinal.io/v1alpha1";
  readonly kind: "Bundle";
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  /** The fields of the API's body but `namespace`. */
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * The manifest of a Bundle. The same request and time give the same manifest: its name is `<pipeline>-<YYYYMMDDHHMMSS>-<hash>`, a DNS label, with
 * the first 8 hex digits of the hash of what the Bundle holds, so that two Bundles of one second differ and applying one twice does nothing.
 *
 * @param atMs when the images were built, in milliseconds since the epoch
 * @throws Failure `kardinal.too-large` for what the API would not take either.
 */
export function describeManifest(request: BundleRequest, atMs: number): BundleManifest {
  const namespace = request.namespace ?? "default";
  const body = writeBundleBody({ ...request, namespace: undefined });
  return {
    apiVersion: "kardinal.io/v1alpha1",
    kind: "Bundle",
    metadata: {
      name: nameBundle(request.pipeline, atMs, `${namespace}\n${body}`),
      namespace,
      labels: { "kardinal.io/pipeline": request.pipeline },
    },
    spec: JSON.parse(body),
  };
}

function nameBundle(pipeline: string, atMs: number, content: string): string {
  const time = new Date(atMs).toISOString().slice(0, 19).replace(/\D/gu, "");
  const hash = digestOf(Buffer.from(content)).slice("sha256:".length, "sha256:".length + 8);
  const room = MAX_NAME_LENGTH - time.length - hash.length - 2;
  const label = pipeline
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, "-")
    .slice(0, room);
  return `${label.replace(/^-+|-+$/gu, "")}-${time}-${hash}`;
}
