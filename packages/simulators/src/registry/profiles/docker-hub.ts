import { downgradeManifests } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "dckr_pat_of-ada" };
const PULLS = "https://docs.docker.com/docker-hub/usage/pulls/";

/** Docker Hub: `docker.io` in references, and other hosts for its API, its tokens and its blobs. */
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
        service: "registry.docker.io",
        tokenField: "both",
      },
    },
    tokenServer: "own",
    storage: "own",
    storageQuery: "verify=1767225600-c2lnbmVkLWJ5LWh1Yg%3D%3D",
    rateLimit: { limit: "100;w=21600", remaining: "97;w=21600" },
    manner: downgradeManifests,
  },
  deviations: [
    {
      id: "docker-hub/hosts",
      what: "`docker.io` is no host that is spoken to: its API is at registry-1.docker.io, its tokens come from auth.docker.io",
      handling:
        "both are known, and the login that docker keeps for `https://index.docker.io/v1/` goes to them",
      source: PULLS,
    },
    {
      id: "docker-hub/rate-limit-headers",
      what: "Answers about manifests carry `ratelimit-limit: 100;w=21600` and `ratelimit-remaining`",
      handling: "the last ones are in the report's `rateLimits`, as they were sent",
      source: PULLS,
    },
    {
      id: "docker-hub/limited-pulls",
      what: "GETs of manifests count as pulls, HEADs do not; over the limit a manifest is 429, for as long as hours",
      handling:
        "what a tag is now is one HEAD, and a 429 never becomes a GET; the error says until when, and how to log in",
      source: PULLS,
    },
    {
      id: "docker-hub/denied-at-registry",
      what: "A token is issued for any repository; one that is private, or that does not exist, is refused (401) with it",
      handling: "after a fresh token a second 401 is final: denied, or it does not exist",
      source: "https://github.com/distribution/distribution-library-image/issues/146",
    },
    {
      id: "docker-hub/old-clients",
      what: "A request that does not name OCI's and Docker's list types is answered with a schema 1 manifest and its digest",
      handling: "every request names all four types; a schema 1 answer is refused by name",
      source: "https://gist.github.com/jeversol/369009aaad4cd2cd8e2610fa68d4c4be",
    },
    {
      id: "docker-hub/blob-host",
      what: "Blobs are redirected to production.cloudflare.docker.com and other hosts, with a signed query",
      handling: "followed without `Authorization`; the query is in no message",
      source: "https://github.com/docker/docs/pull/25122.diff",
    },
  ],
};
