import type { RegistryProfile } from "./profile.ts";

const login = { username: "robot$acme+ci", password: "robotSecretOfCi" };

/** Harbor. */
export const HARBOR: RegistryProfile = {
  name: "harbor",
  title: "Harbor",
  registry: "harbor.example.com",
  origins: {
    registry: "https://harbor.example.com",
    token: "https://harbor.example.com",
    storage: "https://harbor.example.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "harbor.example.com",
      },
    },
  },
  deviations: [],
};
