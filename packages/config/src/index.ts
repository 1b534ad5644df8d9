export { parseConfiguration } from "./configuration.ts";
export { parseDelayMap } from "./delay-map.ts";
export { imagesYamlJsonSchema } from "./json-schema.ts";
export type {
  Configuration,
  ImageConfiguration,
  MirrorConfiguration,
  RegistryConfiguration,
  SourceConfiguration,
} from "./types.ts";
