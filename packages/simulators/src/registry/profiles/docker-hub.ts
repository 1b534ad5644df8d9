import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "dckr_pat_of-ada" };

/** Docker Hub. */
export const DOCKER_HUB: RegistryProfile = {
  name: "docker-hub",
  title: "Docker Hub",
  registry: "docker.io",
  origins: {
    registry: "https://registry-1.docker.io",
    token: "https://auth.docker.io",
    storage: "https://production.cloudflare.docker.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "docker.io",
      },
    },
    tokenServer: "own",
    storage: "own",
  },
  deviations: [],
};
