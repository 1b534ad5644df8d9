export type { RegistryAuth } from "./auth.ts";
export type { RegistryFault, RegistryMatcher } from "./faults.ts";
export type { TlsIdentity } from "./server.ts";
export { type RegistryProfile, type RegistrySimulator, startRegistry } from "./simulator.ts";
export { createRegistryStore, type RegistryStore } from "./store.ts";
export type { BearerAuth } from "./tokens.ts";
export type { RegistryAnswer, RegistryRequest } from "./traffic.ts";
