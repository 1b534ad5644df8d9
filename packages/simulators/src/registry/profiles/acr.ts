import type { RegistryProfile } from "./profile.ts";

const login = { username: "ci-token", password: "passwordOfCiToken" };
const BASIC = "https://azure.github.io/acr/Token-BasicAuth.html";
const OAUTH = "https://azure.github.io/acr/AAD-OAuth.html";

/** Azure's Container Registry: each registry has a host. */
export const ACR: RegistryProfile = {
  name: "acr",
  title: "Azure Container Registry",
  registry: "acme.azurecr.io",
  origins: {
    registry: "https://acme.azurecr.io",
    token: "https://acme.azurecr.io",
    storage: "https://weumanaged1.blob.core.windows.net",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: false,
        identityTokens: { "refresh-token-of-ada": "ada" },
        service: "acme.azurecr.io",
        tokenField: "access_token",
        lifeSeconds: null,
        refusedAt: "token",
      },
    },
    realmPath: () => "/oauth2/token",
    storage: "own",
    storageQuery: "se=2026-01-01T00%3A00%3A00Z&sig=c2lnbmVkLWJ5LWFjcg%3D%3D&regid=1",
  },
  deviations: [
    {
      id: "acr/access-token",
      what: "`/oauth2/token` answers `access_token` and nothing else",
      handling: "either name is taken; without `expires_in` it counts for 60 s",
      source: BASIC,
    },
    {
      id: "acr/refresh-token",
      what: "`az acr login` leaves a refresh token under the user of zeros; it is exchanged by POST, `grant_type=refresh_token`",
      handling:
        "the identity token of docker's configuration is posted as a form, never sent to the registry itself",
      source: OAUTH,
    },
    {
      id: "acr/no-anonymous",
      what: "Nobody may pull unless anonymous pulls are switched on: the token server answers 401",
      handling: "denied, with how to log in to Azure",
      source: BASIC,
    },
    {
      id: "acr/data-endpoint",
      what: "Blobs are redirected to a host for data, blob.core.windows.net unless a dedicated one is set up",
      handling: "followed without `Authorization`; the query is in no message",
      source: "https://github.com/opencontainers/artifacts/issues/34",
    },
  ],
};
