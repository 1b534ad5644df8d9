import { Failure } from "@basewatch/failure";
import { type Digest, isDigest } from "@basewatch/image";
import { buildImage, buildOn, dockerPurl, type ImageContent, pushContent } from "@basewatch/simulators";
import { DEMO } from "./servers.ts";

/** What a build pushed. */
export interface BuiltImage {
  readonly version: string;
  readonly digest: Digest;
}

/** What the demo's build workflow knows: the inputs of its run, and what a builder finds in the registry. */
export interface BuildRequest {
  readonly registryUrl: URL;
  /** The base to build on, as `docker build --pull` would resolve it. */
  readonly baseDigest: string;
  readonly previousVersion: string;
  readonly versionBump: string;
}

/** Base images by digest: what is behind a tag in the registry, for the builder to build on. */
export type BaseImages = Map<Digest, ImageContent>;

/** Publishes a generation of the base image under its tag, and remembers it. */
export async function publishBase(generation: number, registryUrl: URL, bases: BaseImages): Promise<Digest> {
  const base = buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    steps: [
      { createdBy: "ADD rootfs.tar.xz /", files: { "etc/debian_version": `12.${generation}` } },
      { createdBy: 'CMD ["node"]' },
    ],
  });
  bases.set(base.root.digest, base);
  await pushContent(base, {
    baseUrl: registryUrl.origin,
    repository: DEMO.baseRepository,
    tag: DEMO.baseTag,
  });
  return base.root.digest;
}

/** Builds the app on a base as BuildKit does, provenance included, and pushes it under its version and `latest`. */
export async function buildAndPush(request: BuildRequest, bases: BaseImages): Promise<BuiltImage> {
  const base = isDigest(request.baseDigest) ? bases.get(request.baseDigest) : undefined;
  if (base === undefined || !isDigest(request.baseDigest)) {
    throw new Failure(
      `the build was given the base digest "${request.baseDigest}", and the registry has no such image`,
      {
        code: "demo.build",
      },
    );
  }
  const version = bumpVersion(request.previousVersion, request.versionBump);
  const reference = `${request.registryUrl.host}/${DEMO.baseRepository}@${DEMO.baseTag}`;
  const digest = request.baseDigest;
  const app = buildOn(base, {
    steps: [{ createdBy: "COPY . /app", files: { "app/version": version } }],
    provenance: (platform) => ({
      version: "v1",
      materials: [{ uri: dockerPurl(reference, { platform }), digest }],
    }),
  });
  for (const tag of [version, "latest"]) {
    await pushContent(app, { baseUrl: request.registryUrl.origin, repository: DEMO.imageRepository, tag });
  }
  return { version, digest: app.root.digest };
}

function bumpVersion(version: string, bump: string): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
