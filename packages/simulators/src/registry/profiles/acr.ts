import type { RegistryProfile } from "./profile.ts";

const login = { username: "00000000-0000-0000-0000-000000000000", password: "refresh-token-of-ada" };

/** Azure Container Registry. */
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
        service: "acme.azurecr.io",
      },
    },
    storage: "own",
  },
  deviations: [],
};
