import { describe, expect, it } from "vitest";
import type { HelperResult } from "./credential-helper.ts";
import type { Credential } from "./credentials.ts";
import { loadDockerConfig } from "./docker-config.ts";

const PATH = "/home/ada/.docker/config.json";
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What a config has for a registry; helpers answer from a table by `<program> <server>`. */
async function list(
  config: unknown,
  registry: string,
  helpers: Readonly<Record<string, HelperResult>> = {},
): Promise<readonly Credential[]> {
  const text = typeof config === "string" || config === undefined ? config : JSON.stringify(config);
  const source = await loadDockerConfig({
    path: PATH,
    readFile: async (path) => (path === PATH ? text : undefined),
    runHelper: async (program, argument, input) =>
      helpers[`${program} ${argument} ${input}`] ?? { exit: "missing", stdout: "" },
  });
  return source.listCredentials(registry);
}

const ADA: Credential = { kind: "basic", username: "ada", password: "pass:word", from: PATH };
const AUTH = { auth: base64("ada:pass:word") };
const given = (Username: string, Secret: string): HelperResult => ({
  exit: 0,
  stdout: JSON.stringify({ ServerURL: "x", Username, Secret }),
});
const NOT_FOUND: HelperResult = { exit: 1, stdout: "credentials not found in native keychain\n" };

const from = (program: string, password: string) => [
  { kind: "basic", username: "ada", password, from: `docker-credential-${program}` },
];

describe("auths", () => {
  const cases: readonly [name: string, auths: object, registry: string, found: readonly Credential[]][] = [
    ["the host", { "ghcr.io": AUTH }, "ghcr.io", [ADA]],
    ["the host with its port", { "127.0.0.1:5000": AUTH }, "127.0.0.1:5000", [ADA]],
    ["https://", { "https://ghcr.io": AUTH }, "ghcr.io", [ADA]],
    ["http://", { "http://ghcr.io/": AUTH }, "ghcr.io", [ADA]],
    ["/v1/", { "https://ghcr.io/v1/": AUTH }, "ghcr.io", [ADA]],
    ["/v2/", { "ghcr.io/v2/": AUTH }, "ghcr.io", [ADA]],
    ["Docker Hub's key", { "https://index.docker.io/v1/": AUTH }, "docker.io", [ADA]],
    ["Docker Hub's other names", { "registry-1.docker.io": AUTH }, "docker.io", [ADA]],
    [
      "docker's own spelling first",
      { "https://ghcr.io": { auth: base64("bob:x") }, "ghcr.io": AUTH },
      "ghcr.io",
      [ADA],
    ],
    ["another host", { "ghcr.io": AUTH }, "docker.io", []],
    ["another port", { "ghcr.io:5000": AUTH }, "ghcr.io", []],
    ["a host that ends alike", { "ghcr.io": AUTH }, "evil-ghcr.io", []],
    ["a host that begins alike", { "ghcr.io": AUTH }, "ghcr.io.evil", []],
    ["a host above", { "example.com": AUTH }, "reg.example.com", []],
    ["a repository below the host", { "ghcr.io/acme": AUTH }, "ghcr.io", []],
    ["a password padded with NUL", { "ghcr.io": { auth: base64("ada:pass:word\0\0") } }, "ghcr.io", [ADA]],
    ["user and password", { "ghcr.io": { username: "ada", password: "pass:word" } }, "ghcr.io", [ADA]],
    ["an empty entry", { "ghcr.io": {} }, "ghcr.io", []],
    ["an entry without a password", { "ghcr.io": { auth: base64("ada:") } }, "ghcr.io", []],
    [
      "an identity token",
      { "ghcr.io": { auth: base64("00000000-0000:"), identitytoken: "it" } },
      "ghcr.io",
      [{ kind: "identity", username: "00000000-0000", token: "it", from: PATH }],
    ],
    [
      "an identity token alone",
      { "ghcr.io": { identitytoken: "it" } },
      "ghcr.io",
      [{ kind: "identity", username: "<token>", token: "it", from: PATH }],
    ],
    [
      "a registry token",
      { "ghcr.io": { registrytoken: "rt", ...AUTH } },
      "ghcr.io",
      [{ kind: "bearer", token: "rt", from: PATH }],
    ],
  ];
  it.each(cases)("%s", async (_name, auths, registry, found) => {
    expect(await list({ auths }, registry)).toEqual(found);
  });

  it.each([
    ["no colon", base64("ada")],
    ["no user", base64(":x")],
    ["no base64", "%%%"],
  ])("%s is told only to who asks for that host, without the value", async (_name, auth) => {
    const config = { auths: { "ghcr.io": { auth }, "quay.io": AUTH } };
    expect(await list(config, "quay.io")).toHaveLength(1);
    await expect(list(config, "ghcr.io")).rejects.toMatchObject({
      code: "registry.docker-config",
      message: `${PATH}: auths["ghcr.io"].auth is not base64 of user:password`,
    });
  });
});

describe("helpers", () => {
  const helpers = {
    "docker-credential-one get ghcr.io": given("ada", "from-one"),
    "docker-credential-two get ghcr.io": given("ada", "from-two"),
    "docker-credential-two get https://index.docker.io/v1/": given("ada", "for-hub"),
    "docker-credential-two get quay.io": NOT_FOUND,
    "docker-credential-two get token.io": given("<token>", "it"),
    "docker-credential-two get empty.io": given("", ""),
  };
  const auths = { "ghcr.io": AUTH, "quay.io": AUTH };
  const cases: readonly [name: string, config: object, registry: string, found: unknown][] = [
    [
      "the host's helper first",
      { credHelpers: { "ghcr.io": "one" }, credsStore: "two", auths },
      "ghcr.io",
      from("one", "from-one"),
    ],
    [
      "then the store",
      { credHelpers: { "quay.io": "one" }, credsStore: "two", auths },
      "ghcr.io",
      from("two", "from-two"),
    ],
    ["then the file", { credsStore: "two", auths }, "quay.io", [ADA]],
    ["none asked without a name", { credsStore: "", auths }, "ghcr.io", [ADA]],
    ["Docker Hub by its own name", { credsStore: "two" }, "docker.io", from("two", "for-hub")],
    ["Docker Hub's helper", { credHelpers: { "docker.io": "two" } }, "docker.io", from("two", "for-hub")],
    [
      "a token in place of a user",
      { credsStore: "two" },
      "token.io",
      [{ kind: "identity", username: "<token>", token: "it", from: "docker-credential-two" }],
    ],
    ["an empty secret is none", { credsStore: "two" }, "empty.io", []],
  ];
  it.each(cases)("%s", async (_name, config, registry, found) => {
    expect(await list(config, registry, helpers)).toEqual(found);
  });

  const asked = "docker-credential-two, asked for ghcr.io,";
  const faults: readonly [name: string, helper: string, result: HelperResult | undefined, message: string][] =
    [
      ["missing", "two", undefined, `${asked} is not installed`],
      [
        "stopped",
        "two",
        { exit: "stopped", stdout: "half" },
        `${asked} was stopped: over 30 s or 1048576 bytes of output`,
      ],
      [
        "failing",
        "two",
        { exit: 3, stdout: "no keychain\nmore" },
        `${asked} failed with exit status 3: no keychain`,
      ],
      ["failing in silence", "two", { exit: 3, stdout: "" }, `${asked} failed with exit status 3`],
      [
        "failing with an answer",
        "two",
        { exit: 3, stdout: '{"Secret":"s"}' },
        `${asked} failed with exit status 3`,
      ],
      ["answering nonsense", "two", { exit: 0, stdout: "s3cret" }, `${asked} gave no credentials`],
      ["answering half", "two", { exit: 0, stdout: '{"Secret":"s3cret"}' }, `${asked} gave no credentials`],
      ["of a name with a slash", "../two", undefined, `${PATH}: "../two" is no name of a credential helper`],
      ["of a name with a blank", "two -x", undefined, `${PATH}: "two -x" is no name of a credential helper`],
    ];
  it.each(faults)("a helper %s is an error", async (_name, helper, result, message) => {
    const table = result === undefined ? {} : { "docker-credential-two get ghcr.io": result };
    await expect(list({ credsStore: helper }, "ghcr.io", table)).rejects.toMatchObject({
      code: "registry.credential-helper",
      message,
    });
  });
});

describe("the file", () => {
  it("may be missing", async () => {
    expect(await list(undefined, "ghcr.io")).toEqual([]);
  });

  it("may begin with a byte order mark, and hold what is of no interest", async () => {
    const text = `\ufeff${JSON.stringify({ auths: { "ghcr.io": AUTH }, proxies: {}, experimental: "enabled" })}`;
    expect(await list(text, "ghcr.io")).toEqual([ADA]);
  });

  const faults: readonly [text: string, what: string][] = [
    ['{"auths": {"ghcr.io": {"auth": "c2VjcmV0"', "not JSON at line 1, column 42"],
    ['{\n  "auths": {c2VjcmV0}\n}', "not JSON at line 2, column 13"],
    ["", "not JSON at line 1, column 1"],
    ["[]", "the document is not of the right type"],
    ['{"auths":{"ghcr.io":{"auth":1}}}', "auths.ghcr.io.auth is not of the right type"],
    ['{"credHelpers":{"ghcr.io":null}}', "credHelpers.ghcr.io is not of the right type"],
  ];
  it.each(faults)("%j is refused by its place: %s", async (text, what) => {
    await expect(list(text, "ghcr.io")).rejects.toMatchObject({
      code: "registry.docker-config",
      message: `${PATH}: ${what}`,
    });
  });
});
