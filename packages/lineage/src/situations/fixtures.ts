import { type BaseRole, type Digest, digestOf, parseReference } from "@basewatch/image";
import {
  buildImage,
  buildOn,
  dockerPurl,
  type ImageContent,
  type ImageSpec,
  type PerPlatform,
  type ProvenanceSpec,
  type Step,
} from "@basewatch/simulators";
import type { TrackedBase } from "../types.ts";

export const NODE = "docker.io/library/node:22";
export const DISTROLESS = "gcr.io/distroless/base:latest";
export const APP = "ghcr.io/acme/app:latest";
export const BOTH = ["linux/amd64", "linux/arm64"];
/** A digest that no registry of these tests ever held. */
export const NOWHERE: Digest = digestOf(Buffer.from("local storage"));

export const DEBIAN: Step = {
  createdBy: "# debian.sh --arch 'any' out/ 'bookworm' '@1760000000'",
  files: { "etc/os": "debian" },
};

/** A generation of node:22, single platform unless said otherwise: debian's layer stays, node's layer and the dates are the generation's. */
export function node(generation: number, spec: Partial<ImageSpec> = {}): ImageContent {
  const install = { createdBy: "RUN install # buildkit", files: { "bin/node": `node ${generation}` } };
  const created = `2026-01-0${generation}T00:00:00Z`;
  return buildImage({ steps: [DEBIAN, install, { createdBy: 'CMD ["node"]' }], created, ...spec });
}

/** A generation of another base, which shares no layer with node, nor with its own other generations. */
export function distroless(generation: number, spec: Partial<ImageSpec> = {}): ImageContent {
  const steps = [{ createdBy: `bazel build ${generation}`, files: { etc: `base ${generation}` } }];
  return buildImage({ steps, created: `2026-01-0${generation}T00:00:00Z`, ...spec });
}

/** The application, on a base. */
export function app(base: ImageContent, spec: Partial<ImageSpec> = {}): ImageContent {
  const steps = [{ createdBy: "COPY app /app # buildkit", files: { "app/main.js": "app" } }];
  return buildOn(base, { steps, created: "2026-01-05T00:00:00Z", ...spec });
}

/** The application in one layer without a past, as a squash or an export and import leaves it. */
export function flattened(spec: Partial<ImageSpec> = {}): ImageContent {
  return buildImage({ steps: [{ createdBy: "", files: { everything: "flat" } }], ...spec });
}

/** Provenance that names images by their familiar name (`node@22`) with the digest they resolved to, on the built platform. */
export function builtFrom(
  digests: Readonly<Record<string, Digest>>,
  more: Partial<ProvenanceSpec> = {},
): PerPlatform<ProvenanceSpec> {
  return (platform) => ({
    materials: Object.entries(digests).map(([name, digest]) => ({
      uri: dockerPurl(name, { platform }),
      digest,
    })),
    ...more,
  });
}

/** The two annotations that name a base. */
export function baseAnnotations(name: string, digest: string): Record<string, string> {
  return { "org.opencontainers.image.base.name": name, "org.opencontainers.image.base.digest": digest };
}

/** A base as a caller tracks it. */
export function track(
  reference: string,
  role: BaseRole = "runtime",
  more: Partial<TrackedBase> = {},
): TrackedBase {
  return {
    reference: parseReference(reference),
    role,
    line: undefined,
    platforms: undefined,
    pinned: false,
    ...more,
  };
}
