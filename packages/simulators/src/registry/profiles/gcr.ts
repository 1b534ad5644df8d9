import type { RegistryProfile } from "./profile.ts";

const login = { username: "_json_key", password: '{"type":"service_account"}' };

/** Google Container Registry. */
export const GCR: RegistryProfile = {
  name: "gcr",
  title: "Google Container Registry",
  registry: "gcr.io",
  origins: {
    registry: "https://gcr.io",
    token: "https://gcr.io",
    storage: "https://storage.googleapis.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "gcr.io",
      },
    },
    storage: "own",
  },
  deviations: [],
};
