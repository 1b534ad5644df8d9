import { describe, expect, it } from "vitest";
import { buildImage, REGISTRY_PROFILES, type RegistrySetup, type RegistrySimulator } from "../../index.ts";
import { ask, start } from "../testing/requests.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });
const MANIFEST = "/v2/acme/app/manifests/1";
const [CONFIG = ""] = IMAGE.blobs.keys();

/** A profile's simulator with one image, and its login. */
async function open(name: string, setup: RegistrySetup = {}) {
  const profile = REGISTRY_PROFILES.find((candidate) => candidate.name === name);
  if (profile === undefined) throw new RangeError(name);
  const simulator = await start({ profile, ...setup });
  simulator.store.putContent("acme/app", "1", IMAGE);
  const { username, password } = profile.login;
  return { simulator, basic: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` };
}

/** The fields of a token endpoint's answer, asked as the challenge to a HEAD says. */
async function fetchToken(simulator: RegistrySimulator, headers: Record<string, string> = {}) {
  const { headers: answered } = await ask(simulator, `HEAD ${MANIFEST}`);
  const challenge = answered.get("www-authenticate") ?? "";
  const [realm = "", service = ""] = ["realm", "service"].map(
    (key) => new RegExp(`${key}="([^"]*)"`, "u").exec(challenge)?.[1],
  );
  const url = new URL(realm);
  url.searchParams.set("service", service);
  url.searchParams.set("scope", "repository:acme/app:pull");
  const response = await fetch(url, { headers });
  const body = (await response.json()) as Readonly<Record<string, string>>;
  return { status: response.status, body, challenge };
}

describe("what the profiles do", () => {
  const shapes: readonly [name: string, fields: readonly string[], challenge: string][] = [
    [
      "docker-hub",
      ["token", "access_token", "expires_in"],
      '/token",service="registry.docker.io",scope="repository:acme/app:pull"',
    ],
    ["ghcr", ["token"], '/token",service="ghcr.io",scope="repository:acme/app:pull"'],
    ["quay", ["token"], '/v2/auth",service="quay.io"'],
    ["gcr", ["token", "expires_in"], '/v2/token",service="gcr.io"'],
    ["artifact-registry", ["token", "expires_in"], '/v2/token",service="europe-docker.pkg.dev"'],
    ["ecr-public", ["token"], '/token/",service="public.ecr.aws",scope="aws"'],
    ["gitlab", ["token"], '/jwt/auth",service="container_registry"'],
    ["harbor", ["token", "expires_in"], '/service/token",service="harbor-registry"'],
    [
      "artifactory",
      ["token", "expires_in"],
      '/artifactory/api/docker/acme/v2/token",service="acme.jfrog.io"',
    ],
  ];
  it.each(shapes)("%s: its challenge, and what a token comes with", async (name, fields, challenge) => {
    const { simulator } = await open(name);
    const answer = await fetchToken(simulator);
    expect(answer.challenge).toContain(challenge);
    expect(Object.keys(answer.body)).toEqual(fields);
  });

  it("acr: access_token alone, and nothing for nobody", async () => {
    const { simulator, basic } = await open("acr");
    expect((await fetchToken(simulator)).status).toBe(401);
    expect(Object.keys((await fetchToken(simulator, { authorization: basic })).body)).toEqual([
      "access_token",
    ]);
  });

  it("ecr: Basic with a service of its own, and 403 for a wrong password", async () => {
    const { simulator, basic } = await open("ecr");
    const refused = await ask(simulator, `HEAD ${MANIFEST}`);
    expect(refused.headers.get("www-authenticate")).toMatch(
      /^Basic realm=".*",service="ecr\.amazonaws\.com"$/u,
    );
    expect((await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization: basic } })).status).toBe(
      200,
    );
    const wrong = await ask(simulator, `GET ${MANIFEST}`, { headers: { authorization: "Basic QVdTOm5v" } });
    expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([403, null]);
    expect(wrong.body).toContain("has expired");
  });

  it.each(["docker-hub", "quay"])("%s: schema 1 for clients that do not name OCI's types", async (name) => {
    const { simulator } = await open(name);
    const authorization = `Bearer ${(await fetchToken(simulator)).body["token"]}`;
    const old = await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization } });
    expect(old.headers.get("content-type")).toBe("application/vnd.docker.distribution.manifest.v1+prettyjws");
    const accept = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json";
    const now = await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization, accept } });
    expect(now.headers.get("content-type")).toBe("application/vnd.oci.image.manifest.v1+json");
  });

  it.each([
    ["ecr-public", 400, null],
    ["harbor", 401, 'Basic realm="harbor"'],
    ["ghcr", 401, expect.stringContaining("Bearer realm=")],
  ])("%s: a token that is not good is %d", async (name, status, challenge) => {
    const { simulator } = await open(name);
    const answer = await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization: "Bearer dead" } });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([status, challenge]);
  });

  it("harbor: passwords open it, too", async () => {
    const { simulator, basic } = await open("harbor");
    expect((await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization: basic } })).status).toBe(
      200,
    );
  });

  it.each([
    ["artifact-registry", 403, "(or it may not exist)"],
    ["gitlab", 403, "access forbidden"],
    ["ghcr", 401, "authentication required"],
  ])("%s: its token server answers %d to nobody where nobody may read", async (name, status, words) => {
    const { simulator } = await open(name, { mayPull: (user) => user !== undefined });
    const answer = await fetchToken(simulator);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(words)]);
  });

  it("artifactory: a HEAD is answered as that of a file, a GET as that of a manifest, below the key of its token", async () => {
    const { simulator } = await open("artifactory");
    simulator.store.putContent("other/app", "1", IMAGE);
    const authorization = `Bearer ${(await fetchToken(simulator)).body["token"]}`;
    const head = await ask(simulator, `HEAD ${MANIFEST}`, { headers: { authorization } });
    expect([head.headers.get("content-type"), head.headers.get("docker-content-digest")]).toEqual([
      "application/octet-stream",
      null,
    ]);
    expect(head.headers.get("etag")).toMatch(/^[0-9a-f]{40}$/u);
    const get = await ask(simulator, `GET ${MANIFEST}`, { headers: { authorization } });
    expect(get.headers.get("docker-content-digest")).toBe(IMAGE.root.digest);
    const other = await ask(simulator, "GET /v2/other/app/manifests/1", { headers: { authorization } });
    expect(other.status).toBe(401);
  });

  it.each(REGISTRY_PROFILES.filter(({ behaviour }) => behaviour.storage !== undefined))(
    "$title: a blob is behind a redirect that is good only as it was signed",
    async (profile) => {
      const { simulator, basic } = await open(profile.name);
      const { body } =
        profile.name === "ecr"
          ? { body: {} as Readonly<Record<string, string>> }
          : await fetchToken(simulator, { authorization: basic });
      const token = body["token"] ?? body["access_token"];
      const authorization = token === undefined ? basic : `Bearer ${token}`;
      const { status, headers } = await ask(simulator, `GET /v2/acme/app/blobs/${CONFIG}`, {
        headers: { authorization },
      });
      expect([302, 307]).toContain(status);
      const location = headers.get("location") ?? "";
      expect(location.startsWith("/")).toBe(profile.behaviour.storage === "path");
      const target = new URL(location, simulator.url);
      expect((await fetch(target)).status).toBe(200);
      expect((await fetch(new URL(target.pathname, target))).status).toBe(403);
    },
  );
});

describe("names", () => {
  it("are those of loopback, with a line of trusted-realms for each other server", async () => {
    const { simulator } = await open("docker-hub");
    expect(simulator.trustedRealms).toHaveLength(2);
    for (const line of simulator.trustedRealms)
      expect(line).toMatch(/^127\.0\.0\.1:\d+=http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetchToken(simulator)).challenge).toContain(`realm="${simulator.tokenUrl}"`);
  });

  it("are the public ones on request, and each leads somewhere", async () => {
    const { simulator } = await open("docker-hub", { names: "public" });
    const { headers } = await ask(simulator, `HEAD ${MANIFEST}`);
    expect(headers.get("www-authenticate")).toContain('realm="https://auth.docker.io/token"');
    expect([...simulator.routes.keys()].toSorted()).toEqual([
      "https://auth.docker.io",
      "https://production.cloudflare.docker.com",
      "https://registry-1.docker.io",
    ]);
    expect(simulator.routes.get("https://registry-1.docker.io")).toEqual(simulator.url);
  });

  it("what is given beside a profile replaces what the profile says", async () => {
    const { simulator } = await open("docker-hub", { auth: "none" });
    expect((await ask(simulator, `HEAD ${MANIFEST}`)).status).toBe(200);
  });
});
