export type { RegistryAuth } from "./auth.ts";
export { type ImageContent, type IndexContent, putImage, putIndex, type StoredImage } from "./content.ts";
export type { Behaviour, Matcher } from "./faults.ts";
export type { TlsIdentity } from "./server.ts";
export { type RegistryProfile, type RegistrySimulator, startRegistry } from "./simulator.ts";
export { createRegistryStore, type RegistryStore, type StoredManifest } from "./store.ts";
export type { BearerAuth } from "./tokens.ts";
export type { Answer, LoggedRequest, SeenRequest } from "./traffic.ts";
