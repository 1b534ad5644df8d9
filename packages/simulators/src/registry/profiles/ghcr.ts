import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "ghp_ofAda" };

/** GitHub's Container Registry. */
export const GHCR: RegistryProfile = {
  name: "ghcr",
  title: "GitHub Container Registry",
  registry: "ghcr.io",
  origins: {
    registry: "https://ghcr.io",
    token: "https://ghcr.io",
    storage: "https://pkg-containers.githubusercontent.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "ghcr.io",
        refusedAt: "token",
        lifeSeconds: null,
      },
    },
    storage: "own",
    storageQuery: "se=2026-01-01T00%3A00%3A00Z&sig=c2lnbmVkLWJ5LWdoY3I%3D&sp=r",
  },
  deviations: [
    {
      id: "ghcr/wait-in-body",
      what: "A 429 has no `Retry-After`; its body names the wait, with a fraction: `retry-after: 1.16676ms, allowed: 44000/minute`",
      handling:
        "read from the body, as Go writes durations, and waited out by all requests to the host together",
      source: "https://github.com/falcosecurity/plugins/issues/1069",
    },
    {
      id: "ghcr/wait-in-microseconds",
      what: "The wait may be in microseconds: `retry-after: 880.092µs`",
      handling: "read like any other unit",
      source: "https://github.com/dependabot/cli/issues/380",
    },
    {
      id: "ghcr/refused-at-token",
      what: "For a package that is private, or that does not exist, the token server itself answers: 401 to nobody, 403 `DENIED` to an account",
      handling:
        "the next credential is tried, nobody's last; then denied, with what to add to the job's permissions",
      source: "https://github.com/openai/tunnel-client/issues/75",
    },
    {
      id: "ghcr/denied-head",
      what: "With a token that lacks `read:packages` a HEAD is 403 without a body",
      handling: "denied, never taken for a missing tag",
      source: "https://github.com/oblien/openship/issues/255",
    },
    {
      id: "ghcr/blob-host",
      what: "Blobs are redirected to pkg-containers.githubusercontent.com",
      handling: "followed without `Authorization`; the query is in no message",
      source: "https://trivy.dev/latest/docs/references/troubleshooting/",
    },
  ],
};
