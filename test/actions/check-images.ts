import {
  buildImage,
  buildOn,
  dockerPurl,
  type ImageContent,
  type ImageSpec,
  type MaterialSpec,
  type ProvenanceSpec,
} from "@basewatch/simulators";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What an image is built from. */
export interface AppSpec extends Partial<ImageSpec> {
  /** Its final stage's base. */
  readonly on: ImageContent;
  /** By `repository:tag` in the same registry, every image that the build used; `null`: the build recorded none. */
  readonly used: Readonly<Record<string, ImageContent>> | null;
  /** The SLSA predicate; default `v1`. */
  readonly slsa?: ProvenanceSpec["version"];
}

/**
 * A generation of a base image: the distribution's layer stays, the program's layer and the dates are the generation's. Bases of different
 * names share no layer.
 */
export function baseImage(name: string, generation: number, spec: Partial<ImageSpec> = {}): ImageContent {
  return buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    created: new Date(Date.UTC(2026, 0, 1) + generation * DAY_MS).toISOString(),
    steps: [
      { createdBy: `ADD ${name}.tar.xz /`, files: { "etc/os": name } },
      { createdBy: "RUN install", files: { "bin/program": `${name}, generation ${generation}` } },
      { createdBy: 'CMD ["program"]' },
    ],
    ...spec,
  });
}

/** An image on a base, with the provenance that BuildKit attaches by default. */
export function builtOn(host: string, { on, used, slsa = "v1", ...spec }: AppSpec): ImageContent {
  const materials = (platform: string) =>
    Object.entries(used ?? {}).map(([name, image]): MaterialSpec => {
      const { repository, tag } = splitName(name);
      return { uri: dockerPurl(`${host}/${repository}@${tag}`, { platform }), digest: image.root.digest };
    });
  return buildOn(on, {
    created: "2026-02-01T00:00:00Z",
    steps: [{ createdBy: "COPY . /app # buildkit", files: { "app/main": "the app" } }],
    provenance: (platform) => (used === null ? undefined : { version: slsa, materials: materials(platform) }),
    ...spec,
  });
}

/** `repository:tag` in its parts. */
export function splitName(name: string): { readonly repository: string; readonly tag: string } {
  const at = name.lastIndexOf(":");
  return { repository: name.slice(0, at), tag: name.slice(at + 1) };
}
