import { errorAnswer } from "../traffic.ts";
import type { Manner } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "oauth2accesstoken", password: "ya29.of-ada" };
const DENIAL =
  'Unauthenticated request. Unauthenticated requests do not have permission "artifactregistry.repositories.downloadArtifacts" on resource "projects/acme/locations/europe/repositories/apps" (or it may not exist)';

/** The token server denies what others leave to the registry, with a status that is no challenge. */
const deny: Manner = (answer, { path }) =>
  answer.status === 401 && path === "/v2/token" ? errorAnswer(403, "DENIED", DENIAL) : answer;

const redirect: Manner = (answer) => (answer.status === 307 ? { ...answer, status: 302 } : answer);

/** Google's Artifact Registry. */
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
        refusedAt: "token",
      },
    },
    realmPath: () => "/v2/token",
    storage: "path",
    storageQuery: "signed=AHf3wE4nAr2pE2m5WYTLzxtk",
    manner: (answer, request) => redirect(deny(answer, request), request),
  },
  deviations: [
    {
      id: "artifact-registry/relative-redirect",
      what: "Blobs are redirected (302) by a relative address, `/artifacts-downloads/…`",
      handling: "read against the request's address, and followed",
      source: "https://github.com/ahmetb/serverless-registry-proxy/issues/8",
    },
    {
      id: "artifact-registry/denied-at-token",
      what: "The token server answers 403 `DENIED` to nobody, also where an account would be let in; what does not exist looks alike",
      handling: "nobody is asked as last; denied, with the server's own words, `(or it may not exist)`",
      source: "https://github.com/docker/login-action/issues/606",
    },
  ],
};
