export { type Challenge, parseChallenges } from "./challenge.ts";
export type { RegistryOptions } from "./client.ts";
export { createHelperRunner, type HelperResult, type HelperRunner } from "./credential-helper.ts";
export { type Credential, type CredentialSource, staticCredentials } from "./credentials.ts";
export { type DockerConfigOptions, loadDockerConfig } from "./docker-config.ts";
export { parseDocument } from "./document.ts";
export type { Mirror, Mirrors } from "./mirror.ts";
export type { Scheme } from "./origin.ts";
export type { TrustedRealms } from "./realm.ts";
export { createRegistry } from "./registry.ts";
export type {
  Descriptor,
  HistoryEntry,
  ImageConfig,
  ImageIndex,
  ImageManifest,
  IndexEntry,
  Manifest,
  ManifestHead,
  RateLimit,
  Registry,
  RequestCounts,
} from "./types.ts";
