declare const digestBrand: unique symbol;

/** A content hash, `sha256:` and 64 lower-case hex digits (OCI image spec, descriptor, "Digests"). */
export type Digest = string & { readonly [digestBrand]: "sha256" };

/** A parsed image reference, fully qualified: `docker.io/library/node:22`. */
export interface ImageReference {
  /** Host, with a port when one is given; every spelling of Docker Hub is `docker.io`. */
  readonly registry: string;
  /** Path in the registry; on Docker Hub a single component has got its `library/`. */
  readonly repository: string;
  /** `undefined` only when a digest is given and no tag. */
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

/** A platform as an OCI index describes it, normalised: arm64 has no `v8`, arm without a variant is `v7`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
  /** Windows only, e.g. `10.0.20348.2700`. */
  readonly osVersion?: string | undefined;
}

/** How an image uses a base: its final stage's FROM chain, another stage's FROM, `COPY --from`, `RUN --mount=from`, `# syntax=`. */
export type BaseRole = "runtime" | "build" | "copy" | "mount" | "syntax";
