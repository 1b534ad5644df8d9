export { buildImage, buildOn, joinImages } from "./image.ts";
export type { ImageFormat } from "./media-types.ts";
export { dockerPurl, type MaterialSpec, type ProvenanceSpec } from "./provenance.ts";
export { type PushTarget, pushContent } from "./push.ts";
export type { Annotations, ImageContent, ImageSpec, PerPlatform, Step, StoredManifest } from "./types.ts";
