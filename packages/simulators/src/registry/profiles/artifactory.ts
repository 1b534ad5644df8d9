import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "identityTokenOfAda" };

/** JFrog Artifactory. */
export const ARTIFACTORY: RegistryProfile = {
  name: "artifactory",
  title: "JFrog Artifactory",
  registry: "acme.jfrog.io",
  origins: {
    registry: "https://acme.jfrog.io",
    token: "https://acme.jfrog.io",
    storage: "https://acme.s3.amazonaws.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "acme.jfrog.io",
      },
    },
    storage: "own",
  },
  deviations: [],
};
