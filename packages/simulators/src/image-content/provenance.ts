import type { Digest } from "@basewatch/image";

/** An image that a build used, as provenance lists it: a package URL and the digest it resolved to. */
export interface MaterialSpec {
  readonly uri: string;
  readonly digest: Digest;
}

/** A BuildKit provenance attestation to make (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). */
export interface ProvenanceSpec {
  /** The SLSA predicate; default `v0.2`. */
  readonly version?: "v0.2" | "v1";
  readonly materials: readonly MaterialSpec[];
  /** The build request's arguments, e.g. `source` of a `# syntax=` frontend. */
  readonly args?: Readonly<Record<string, string>>;
  /** Whom the statement is about: the child (default), nobody, or another digest. */
  readonly subject?: "child" | "empty" | Digest;
  /** Default BuildKit's. */
  readonly buildType?: string;
  /**
   * `image`: an image manifest with a config, the default; `artifact`: an OCI artifact with `artifactType` and `subject`; `bare-artifact`: the same, and its entry in the
   * index has no annotations; `referrer`: the same, and no index lists it.
   */
  readonly form?: "image" | "artifact" | "bare-artifact" | "referrer";
  /** Whom an artifact's `subject` names, where it is not the child. */
  readonly artifactSubject?: Digest;
}

const BUILD_TYPES = {
  "v0.2": "https://mobyproject.org/buildkit@v1",
  v1: "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
} as const;

/** The predicate type of a specification's SLSA version. */
export function predicateTypeOf(spec: ProvenanceSpec): string {
  return `https://slsa.dev/provenance/${spec.version ?? "v0.2"}`;
}

/** The in-toto statement (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md) about an image manifest. */
export function makeStatement(spec: ProvenanceSpec, child: Digest): unknown {
  return {
    _type: "https://in-toto.io/Statement/v0.1",
    predicateType: predicateTypeOf(spec),
    subject: subjectsOf(spec, child),
    predicate: (spec.version ?? "v0.2") === "v1" ? predicateOfV1(spec) : predicateOfV02(spec),
  };
}

/**
 * The package URL that BuildKit writes for an image reference (https://github.com/package-url/purl-spec), from its familiar
 * name: `node@22`, `ghcr.io/acme/app@1`.
 */
export function dockerPurl(
  name: string,
  qualifiers: { readonly platform?: string; readonly digest?: Digest } = {},
): string {
  const [path = "", version] = name.split("@");
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const query = Object.entries(qualifiers).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return [
    `pkg:docker/${encoded}`,
    version === undefined ? "" : `@${encodeURIComponent(version)}`,
    query.length === 0 ? "" : `?${query.sort().join("&")}`,
  ].join("");
}

function subjectsOf(spec: ProvenanceSpec, child: Digest): readonly unknown[] {
  if (spec.subject === "empty") return [];
  const digest = spec.subject === undefined || spec.subject === "child" ? child : spec.subject;
  return [{ name: "_", digest: { sha256: hexOf(digest) } }];
}

function predicateOfV02(spec: ProvenanceSpec): unknown {
  return {
    builder: { id: "" },
    buildType: spec.buildType ?? BUILD_TYPES["v0.2"],
    materials: spec.materials.map(materialOf),
    invocation: {
      configSource: { entryPoint: "Dockerfile" },
      parameters: requestOf(spec),
      environment: { platform: "linux/amd64" },
    },
  };
}

function predicateOfV1(spec: ProvenanceSpec): unknown {
  return {
    buildDefinition: {
      buildType: spec.buildType ?? BUILD_TYPES.v1,
      externalParameters: { configSource: { path: "Dockerfile" }, request: requestOf(spec) },
      internalParameters: { builderPlatform: "linux/amd64" },
      resolvedDependencies: spec.materials.map(materialOf),
    },
    runDetails: { builder: { id: "" } },
  };
}

function requestOf(spec: ProvenanceSpec): unknown {
  const args = spec.args ?? {};
  return { frontend: "source" in args ? "gateway.v0" : "dockerfile.v0", args };
}

function materialOf(material: MaterialSpec): unknown {
  return { uri: material.uri, digest: { sha256: hexOf(material.digest) } };
}

function hexOf(digest: Digest): string {
  return digest.slice("sha256:".length);
}
