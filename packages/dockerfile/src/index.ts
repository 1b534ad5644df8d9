export { readBaseImages } from "./bases.ts";
export type { BaseUse, BuildOptions, DockerfileBases } from "./types.ts";
