import type { RegistryProfile } from "./profile.ts";

const login = { username: "acme+ci", password: "robotTokenOfCi" };

/** Quay. */
export const QUAY: RegistryProfile = {
  name: "quay",
  title: "Quay",
  registry: "quay.io",
  origins: {
    registry: "https://quay.io",
    token: "https://quay.io",
    storage: "https://cdn01.quay.io",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "quay.io",
      },
    },
    storage: "own",
  },
  deviations: [],
};
