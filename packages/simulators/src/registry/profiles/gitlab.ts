import { errorAnswer } from "../traffic.ts";
import type { Manner } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "gitlab-ci-token", password: "glcbt-of-ada" };

const SERVICE =
  "https://github.com/gitlabhq/gitlabhq/blob/master/app/services/auth/container_registry_authentication_service.rb";

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
        refusedAt: "token-for-nobody",
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
      what: "The token server answers 403 `access forbidden` to a wrong login, and to nobody where a project is private or does not exist; an account gets a token that opens nothing there",
      handling: "denied, with which kinds of token may read a registry",
      source: SERVICE,
    },
    {
      id: "gitlab/bans",
      what: "Wrong logins are counted, and an address that sends several is banned for a while",
      handling:
        "from this token server a 403 means that the login is wrong for everything: it is sent once a run",
      source: "https://github.com/gitlabhq/gitlabhq/blob/master/app/controllers/jwt_controller.rb",
    },
    {
      id: "gitlab/signature",
      what: "Blobs are redirected to a CDN by a signature that may end in `=`, and that is good only as it was written",
      handling: "the query is sent byte for byte, without `Authorization`, and is in no message",
      source: "https://gitlab.com/gitlab-org/gitlab/-/merge_requests/81056",
    },
  ],
};
