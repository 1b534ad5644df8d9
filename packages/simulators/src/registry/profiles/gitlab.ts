import type { RegistryProfile } from "./profile.ts";

const login = { username: "gitlab-ci-token", password: "glcbt-of-ada" };

/** GitLab. */
export const GITLAB: RegistryProfile = {
  name: "gitlab",
  title: "GitLab",
  registry: "registry.gitlab.com",
  origins: {
    registry: "https://registry.gitlab.com",
    token: "https://gitlab.com",
    storage: "https://cdn.registry.gitlab-static.net",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "registry.gitlab.com",
      },
    },
    tokenServer: "own",
    storage: "own",
  },
  deviations: [],
};
