export { parseConfiguration } from "./configuration.ts";
export { parseDelayMap, parseWindowMap } from "./input-maps.ts";
export { imagesYamlJsonSchema } from "./json-schema.ts";
export type {
  Configuration,
  ImageConfiguration,
  MirrorConfiguration,
  RegistryConfiguration,
  SourceConfiguration,
  SourceProvider,
} from "./types.ts";
