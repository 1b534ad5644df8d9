import { errorAnswer } from "../traffic.ts";
import type { Manner } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "gitlab-ci-token", password: "glcbt-of-ada" };

const forbid: Manner = (answer, { path }) =>
  answer.status === 401 && path === "/jwt/auth" ? errorAnswer(403, "DENIED", "access forbidden") : answer;

/** GitLab's container registry, on gitlab.com. */
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
        service: "container_registry",
        refusedAt: "token",
        lifeSeconds: null,
      },
    },
    tokenServer: "own",
    realmPath: () => "/jwt/auth",
    storage: "own",
    storageQuery: "Expires=1767225600&KeyName=gprd&Signature=66dyddgqweg12b43431wd=",
    manner: forbid,
  },
  deviations: [
    {
      id: "gitlab/foreign-realm",
      what: "registry.gitlab.com takes its tokens from gitlab.com, `/jwt/auth`, for the service `container_registry`",
      handling:
        "the pair is known, so that credentials go there; another installation needs a line in `trusted-realms`, and the error says which",
      source: "https://github.com/getwud/wud/issues/600",
    },
    {
      id: "gitlab/forbidden",
      what: "A wrong login, a project that is private and one that does not exist are all 403 `access forbidden`, from the token server",
      handling: "denied, with which kinds of token may read a registry",
      source: "https://github.com/mayflower/docker-ls/issues/36",
    },
    {
      id: "gitlab/signature",
      what: "Blobs are redirected to a CDN by a signature that may end in `=`, and that is good only as it was written",
      handling: "the query is sent byte for byte, without `Authorization`, and is in no message",
      source: "https://gitlab.com/gitlab-org/gitlab/-/merge_requests/81056",
    },
  ],
};
