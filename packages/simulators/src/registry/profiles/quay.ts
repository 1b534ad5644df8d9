import { downgradeManifests } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "acme+ci", password: "robotTokenOfCi" };
const TOKENS = "https://github.com/quay/quay/blob/master/endpoints/v2/v2auth.py";

/** Quay, Red Hat's registry; quay.io and those that run by themselves are alike. */
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
        lifeSeconds: null,
      },
    },
    realmPath: () => "/v2/auth",
    storage: "own",
    storageQuery: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=73696e6564",
    manner: downgradeManifests,
  },
  deviations: [
    {
      id: "quay/token-path",
      what: "The realm is `/v2/auth`, below the registry's own API",
      handling: "the challenge's realm is used, never a guess",
      source: TOKENS,
    },
    {
      id: "quay/no-expiry",
      what: "A token comes alone, without `expires_in`, although it lives an hour",
      handling: "it counts for the specification's 60 s, and is asked for again after",
      source: TOKENS,
    },
    {
      id: "quay/narrowed-token",
      what: "A token that may not pull is issued all the same, with fewer actions than were asked for",
      handling: "the registry's second 401 is final: denied, or it does not exist",
      source: TOKENS,
    },
    {
      id: "quay/robot",
      what: "Robot accounts have a plus sign in their names, `acme+ci`",
      handling: "sent as it is, in Basic",
      source:
        "https://docs.redhat.com/en/documentation/red_hat_quay/3.15/html/managing_access_and_permissions/creating-robot-account-api",
    },
    {
      id: "quay/schema-one",
      what: "Clients that do not name OCI's types are given a schema 1 manifest, which no digest leads to",
      handling: "every request names all four types; a schema 1 answer is refused by name",
      source: "https://github.com/eclipse-che/che-plugin-registry/pull/2082",
    },
  ],
};
