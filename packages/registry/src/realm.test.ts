import { createHeaders, type Transport } from "@basewatch/http";
import { parseReference } from "@basewatch/image";
import { buildImage, type RegistrySetup } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { endpointOf, type Scheme } from "./origin.ts";
import { judgeRealm } from "./realm.ts";
import { accounts, createTestClient, createTestTransport, logins, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

/** A transport on which `token.example` refuses everybody, and which notes what it was asked. */
function foreignTokens(asked: string[]): Transport {
  const real = createTestTransport();
  return {
    counts: real.counts,
    async send(request) {
      if (request.url.host !== "token.example") return real.send(request);
      const reach = request.publicOnly === true ? "public" : "any";
      asked.push(`${request.url.href} ${reach} ${request.headers?.["authorization"] ?? "none"}`);
      return { status: 401, headers: createHeaders([]), body: Buffer.alloc(0), url: request.url };
    },
  };
}

describe("judgeRealm", () => {
  const listed = new Map([["harbor.example", ["https://login.example", "http://harbor.example:8080"]]]);
  const verdicts: readonly [realm: string, registry: string, scheme: Scheme, verdict: string][] = [
    ["https://auth.docker.io/token", "docker.io", "https", "credentials"],
    ["https://registry-1.docker.io/token", "docker.io", "https", "credentials"],
    ["https://gitlab.com/jwt/auth", "registry.gitlab.com", "https", "credentials"],
    ["https://ghcr.io/token", "ghcr.io", "https", "credentials"],
    ["https://ghcr.io:443/token", "ghcr.io", "https", "credentials"],
    ["https://login.example/token", "harbor.example", "https", "credentials"],
    ["https://login.example/token", "other.example", "https", "anonymous"],
    ["https://auth.docker.io/token", "ghcr.io", "https", "anonymous"],
    ["https://ghcr.io:8443/token", "ghcr.io", "https", "anonymous"],
    ["https://ghcr.io.example/token", "ghcr.io", "https", "anonymous"],
    ["https://xghcr.io/token", "ghcr.io", "https", "anonymous"],
    ["https://169.254.169.254/latest", "ghcr.io", "https", "anonymous"],
    ["http://localhost:5000/token", "localhost:5000", "http", "credentials"],
    ["http://localhost:5001/token", "localhost:5000", "http", "anonymous"],
    ["http://harbor.example:8080/token", "harbor.example", "http", "credentials"],
    ["http://harbor.example:8080/token", "harbor.example", "https", "registry.untrusted-realm"],
    ["http://ghcr.io/token", "ghcr.io", "https", "registry.untrusted-realm"],
    ["http://127.0.0.1:5000/token", "localhost:5000", "http", "registry.untrusted-realm"],
    ["http://169.254.169.254/latest", "localhost:5000", "http", "registry.untrusted-realm"],
    ["https://user@ghcr.io/token", "ghcr.io", "https", "registry.untrusted-realm"],
    ["https://:secret@ghcr.io/token", "ghcr.io", "https", "registry.untrusted-realm"],
    ["ftp://ghcr.io/token", "ghcr.io", "https", "registry.malformed"],
    ["javascript:alert(1)", "ghcr.io", "https", "registry.malformed"],
    ["/token", "ghcr.io", "https", "registry.malformed"],
    ["", "ghcr.io", "https", "registry.malformed"],
  ];
  it.each(verdicts)("%s of %s over %s: %s", (realm, registry, scheme, verdict) => {
    const judge = () => judgeRealm(realm, endpointOf(registry, scheme), listed);
    if (verdict.startsWith("registry.")) {
      expect(judge).toThrow(expect.objectContaining({ code: verdict }));
      return;
    }
    const takesCredentials = verdict === "credentials";
    expect(judge()).toEqual({ url: new URL(realm), takesCredentials, publicOnly: !takesCredentials });
  });

  it("shows no part of a realm's userinfo", () => {
    const endpoint = endpointOf("ghcr.io", "https");
    expect(() => judgeRealm("https://u:secret@x.example", endpoint, listed)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("secret") }),
    );
  });
});

describe("a token server on an origin of its own", () => {
  const profile: RegistrySetup = {
    auth: { bearer: { accounts: accounts("ada"), anonymousPull: false } },
    tokenServer: "own",
  };

  it("gets the credentials when it is listed", async () => {
    const simulator = await simulate(profile);
    simulator.store.putContent("app", "1", IMAGE);
    const client = createTestClient({
      credentials: logins(simulator.host, "ada"),
      trustedRealms: new Map([[simulator.host, [simulator.tokenUrl.origin]]]),
    });
    await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    expect(simulator.log.map(({ server, authorization }) => `${server} ${authorization}`)).toEqual([
      "registry none",
      "token basic",
      "registry bearer",
    ]);
  });

  it("gets nothing at all when it is not, on a private address", async () => {
    const simulator = await simulate(profile);
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    await expect(client.resolveDigest(parseReference(`${simulator.host}/app:1`))).rejects.toMatchObject({
      code: "registry.untrusted-realm",
      message: expect.stringContaining(`${simulator.tokenUrl.origin} is on a private address`),
      hint: expect.stringContaining(`${simulator.host}=${simulator.tokenUrl.origin}`),
    });
    expect(simulator.log.map(({ server }) => server)).toEqual(["registry"]);
  });

  it("gets an anonymous request when it is on a public address, and the failure says what was withheld", async () => {
    const simulator = await simulate({ ...profile, tokenServer: "same" });
    const realm = "https://token.example/token";
    const challenge = { "WWW-Authenticate": `Bearer realm="${realm}",service="simulator"` };
    simulator.fail(
      { method: "HEAD" },
      { kind: "answer", status: 401, headers: challenge },
      Number.POSITIVE_INFINITY,
    );
    const asked: string[] = [];
    const client = createTestClient({
      credentials: logins(simulator.host, "ada"),
      transport: foreignTokens(asked),
    });
    await expect(client.resolveDigest(parseReference(`${simulator.host}/app:1`))).rejects.toMatchObject({
      code: "registry.untrusted-realm",
      hint: expect.stringContaining(`${simulator.host}=https://token.example`),
    });
    expect(asked).toEqual([`${realm}?service=simulator&scope=repository%3Aapp%3Apull public none`]);
  });
});
