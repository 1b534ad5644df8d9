export type { BaseUse, BuildOptions, DockerfileBases } from "./types.ts";
// readBaseImages(text: string, options: BuildOptions): DockerfileBases   total: never throws
