import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "ghp_ofAda" };

/** GitHub Container Registry. */
export const GHCR: RegistryProfile = {
  name: "ghcr",
  title: "GitHub Container Registry",
  registry: "ghcr.io",
  origins: {
    registry: "https://ghcr.io",
    token: "https://ghcr.io",
    storage: "https://pkg-containers.githubusercontent.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "ghcr.io",
      },
    },
    storage: "own",
  },
  deviations: [],
};
