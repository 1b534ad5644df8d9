export type {
  Configuration,
  ImageConfiguration,
  RegistryConfiguration,
  SourceConfiguration,
} from "./types.ts";
// parseConfiguration(text: string, path: string): Configuration   throws one Failure whose details are all mistakes (config.*)
// imagesYamlJsonSchema(): object                                   generated from the zod schema
