import { type BaseRole, type Digest, digestOf, parsePlatform, parseReference } from "@basewatch/image";
import {
  buildImage,
  buildOn,
  dockerPurl,
  type ImageContent,
  type ImageSpec,
  type ProvenanceSpec,
} from "../../../simulators/src/image-content/index.ts";
import type { TrackedBase } from "../types.ts";

export const NODE = "docker.io/library/node:22";
export const ALPINE = "docker.io/library/alpine:3";
export const APP = "ghcr.io/acme/app:latest";
export const BOTH = ["linux/amd64", "linux/arm64"] as const;
/** A digest that no registry of these tests ever held. */
export const NOWHERE: Digest = digestOf(Buffer.from("local storage"));

/** A generation of a base: a debian layer that stays, a node layer and dates that are this generation's. */
export function node(generation: number | ((platform: string) => number), spec: Partial<ImageSpec> = {}): ImageContent {
  const of = (platform: string) => (typeof generation === "number" ? generation : generation(platform));
  const platforms = spec.platforms ?? ["linux/amd64"];
  const build = (platform: string, index: boolean) =>
    buildImage({
      steps: [
        { createdBy: "# debian.sh --arch 'any' out/ 'bookworm' '@1760000000'", files: { "etc/os": "debian" } },
        { createdBy: "RUN /bin/sh -c install node # buildkit", files: { "usr/bin/node": `node ${of(platform)}` } },
        { createdBy: 'CMD ["node"]' },
      ],
      created: `2026-01-0${of(platform)}T00:00:00Z`,
      ...spec,
      platforms: index ? platforms : [platform],
    });
  return typeof generation === "number" ? build(platforms[0] ?? "", true) : mixed(platforms, (each) => build(each, false), spec);
}

function mixed(platforms: readonly string[], build: (platform: string) => ImageContent, spec: Partial<ImageSpec>): ImageContent {
  void spec;
  return joinAll(platforms.map(build));
}
