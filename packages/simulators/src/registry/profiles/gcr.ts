import type { RegistryProfile } from "./profile.ts";

const login = { username: "_json_key", password: '{"type":"service_account","private_key":"of:ada"}' };

/** Google's Container Registry, whose host Artifact Registry serves now. */
export const GCR: RegistryProfile = {
  name: "gcr",
  title: "Google Container Registry",
  registry: "gcr.io",
  origins: {
    registry: "https://gcr.io",
    token: "https://gcr.io",
    storage: "https://storage.googleapis.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "gcr.io",
        refusedAt: "token",
      },
    },
    realmPath: () => "/v2/token",
    storage: "own",
    storageQuery: "X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=73696e6564",
    manner: (answer) => (answer.status === 307 ? { ...answer, status: 302 } : answer),
  },
  deviations: [
    {
      id: "gcr/storage-redirect",
      what: "Blobs are redirected (302) to storage.googleapis.com, in a body of JSON and without a digest header",
      handling: "followed without `Authorization`; the bytes are held against the digest that was asked for",
      source: "https://github.com/kubernetes/registry.k8s.io/issues/77",
    },
    {
      id: "gcr/json-key",
      what: "The user `_json_key` has a whole JSON document as its password, with colons and quotes",
      handling: "only the first colon parts user and password; the document is hidden from every output",
      source: "https://gist.github.com/fkorotkov/6244b7ec42b8f9b7e41986438fd913e3",
    },
    {
      id: "gcr/anonymous-denied",
      what: "Where nobody may read, the denial says `Unauthenticated requests do not have permission …`",
      handling: "denied, with the registry's own words and how to log in",
      source: "https://github.com/google/fuzzbench/issues/1981",
    },
  ],
};
