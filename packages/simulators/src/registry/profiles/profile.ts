import type { RegistryBehaviour } from "../setup.ts";

/** A well-known registry as it differs from the specification and from the others. */
export interface RegistryProfile {
  /** `docker-hub`, unlike that of any other. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** The host as it stands in references; an example where each customer has one. */
  readonly registry: string;
  /** Its public origins. */
  readonly origins: {
    readonly registry: string;
    readonly token: string;
    readonly storage: string;
  };
  /** The one account that there is. */
  readonly login: { readonly username: string; readonly password: string };
  readonly behaviour: RegistryBehaviour;
  readonly deviations: readonly Deviation[];
}

/** One way in which a registry differs, and what it comes to. */
export interface Deviation {
  /** `docker-hub/token-host`: the profile's name and its own; the test of the client that shows it carries it. */
  readonly id: string;
  /** What the registry does. */
  readonly what: string;
  /** What the client makes of it. */
  readonly handling: string;
  /** Address of the documentation or thread that says so. */
  readonly source: string;
}
