import type { RegistryProfile } from "./profile.ts";

const login = { username: "oauth2accesstoken", password: "ya29.of-ada" };

/** Google Artifact Registry. */
export const ARTIFACT_REGISTRY: RegistryProfile = {
  name: "artifact-registry",
  title: "Google Artifact Registry",
  registry: "europe-docker.pkg.dev",
  origins: {
    registry: "https://europe-docker.pkg.dev",
    token: "https://europe-docker.pkg.dev",
    storage: "https://europe-docker.pkg.dev",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "europe-docker.pkg.dev",
      },
    },
  },
  deviations: [],
};
