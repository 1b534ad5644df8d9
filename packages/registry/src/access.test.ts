import { parseReference } from "@basewatch/image";
import { createRedactor } from "@basewatch/redaction";
import { buildImage, type RegistryAuth, type RegistryMatcher } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { type Credential, staticCredentials } from "./credentials.ts";
import { accounts, bearer, createTestClient, login, logins, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

const TOKEN = "GET /token?service=simulator&scope=repository:app:pull";
const HEAD = "HEAD /v2/app/manifests/1";

function registryToken(token: string): Credential {
  return { kind: "bearer", token, from: "a config" };
}

const isBearer: RegistryMatcher = ({ method, headers }) =>
  method === "HEAD" && headers.authorization !== undefined;

describe("authorization", () => {
  const identity: Credential = {
    kind: "identity",
    username: "<token>",
    token: "identity-of-ada",
    from: "a helper",
  };
  const privately = bearer({ anonymousPull: false });
  const cases: readonly [
    name: string,
    auth: RegistryAuth,
    credentials: readonly Credential[],
    outcome: string,
    lines: readonly string[],
  ][] = [
    ["none is asked for, and none is sent", "none", [login("ada")], "found", [`${HEAD} none 200`]],
    [
      "an anonymous token",
      bearer(),
      [],
      "found",
      [`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 200`],
    ],
    [
      "a token for a user",
      privately,
      [login("ada")],
      "found",
      [`${HEAD} none 401`, `${TOKEN} basic 200`, `${HEAD} bearer 200`],
    ],
    [
      "a token in the other field, without a life",
      bearer({ tokenField: "access_token", lifeSeconds: null }),
      [],
      "found",
      [`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 200`],
    ],
    [
      "an identity token",
      bearer({ anonymousPull: false, identityTokens: { "identity-of-ada": "ada" } }),
      [identity],
      "found",
      [`${HEAD} none 401`, "POST /token none 200", `${HEAD} bearer 200`],
    ],
    [
      "an identity token that the server does not take by POST",
      { bearer: { accounts: { "<token>": "identity-of-ada" }, anonymousPull: false } },
      [identity],
      "found",
      [`${HEAD} none 401`, "POST /token none 405", `${TOKEN} basic 200`, `${HEAD} bearer 200`],
    ],
    [
      "a registry token, refused, then nobody's",
      bearer(),
      [registryToken("stale-token")],
      "found",
      [`${HEAD} none 401`, `${HEAD} bearer 401`, `${TOKEN} none 200`, `${HEAD} bearer 200`],
    ],
    ["Basic", { basic: accounts("ada") }, [login("ada")], "found", [`${HEAD} none 401`, `${HEAD} basic 200`]],
    ["Basic without credentials", { basic: accounts("ada") }, [], "registry.denied", [`${HEAD} none 401`]],
    [
      "Basic with a token for the only credential",
      { basic: accounts("ada") },
      [identity],
      "registry.denied",
      [`${HEAD} none 401`],
    ],
    [
      "Basic with a wrong password, then a right one",
      { basic: accounts("ada") },
      [login("bob"), login("ada")],
      "found",
      [`${HEAD} none 401`, `${HEAD} basic 401`, `${HEAD} basic 200`],
    ],
    [
      "nobody's token is good for nothing",
      privately,
      [],
      "registry.denied",
      [`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 401`],
    ],
    [
      "nobody gets a token",
      bearer({ anonymousPull: false, refusedAt: "token" }),
      [],
      "registry.denied",
      [`${HEAD} none 401`, `${TOKEN} none 401`],
    ],
    [
      "a wrong password, then nobody's",
      bearer(),
      [login("bob")],
      "found",
      [`${HEAD} none 401`, `${TOKEN} basic 401`, `${TOKEN} none 200`, `${HEAD} bearer 200`],
    ],
    [
      "a user who may not, then one who may",
      bearer({ accounts: accounts("ada", "bob"), mayPull: (user) => user === "ada", refusedAt: "token" }),
      [login("bob"), login("ada")],
      "found",
      [`${HEAD} none 401`, `${TOKEN} basic 403`, `${TOKEN} basic 200`, `${HEAD} bearer 200`],
    ],
    [
      "a user whose token is good for nothing, then nobody's, as little good",
      bearer({ accounts: accounts("bob"), mayPull: () => false }),
      [login("bob")],
      "registry.denied",
      [
        `${HEAD} none 401`,
        `${TOKEN} basic 200`,
        `${HEAD} bearer 401`,
        `${TOKEN} none 200`,
        `${HEAD} bearer 401`,
      ],
    ],
  ];
  it.each(cases)("%s", async (_name, auth, credentials, outcome, lines) => {
    const simulator = await simulate({ auth });
    const digest = simulator.store.putContent("app", "1", IMAGE);
    const client = createTestClient({
      credentials: staticCredentials(new Map([[simulator.host, credentials]])),
    });
    const asked = client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    if (outcome === "found") expect((await asked).digest).toBe(digest);
    else await expect(asked).rejects.toMatchObject({ code: outcome });
    expect(simulator.lines()).toEqual(lines);
    expect(client.requests.token).toBe(lines.filter((line) => line.includes("/token")).length);
  });

  it("sends a registry token as it is", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    const reference = parseReference(`${simulator.host}/app:1`);
    const answer = await fetch(`${simulator.tokenUrl.href}?service=simulator&scope=repository:app:pull`);
    const { token } = (await answer.json()) as { token: string };
    const credentials = staticCredentials(new Map([[simulator.host, [registryToken(token)]]]));
    await createTestClient({ credentials }).resolveDigest(reference);
    expect(simulator.lines().slice(1)).toEqual([`${HEAD} none 401`, `${HEAD} bearer 200`]);
  });

  it("tries the next credential when a good token is forbidden to read", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(isBearer, { kind: "answer", status: 403 });
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      `${TOKEN} basic 200`,
      `${HEAD} bearer 403`,
      `${TOKEN} none 200`,
      `${HEAD} bearer 200`,
    ]);
  });

  it("names in a denial whose credentials were refused, and what to do on each registry", async () => {
    const simulator = await simulate({ auth: bearer({ anonymousPull: false }) });
    const client = createTestClient({ credentials: logins(simulator.host, "bob") });
    await expect(client.resolveDigest(parseReference(`${simulator.host}/app:1`))).rejects.toMatchObject({
      message: `${simulator.host}/app:1: access denied, or it does not exist (401); the credentials from the login of bob were refused`,
      hint: expect.stringContaining(`log in to ${simulator.host}`),
    });
  });
});

describe("secrets", () => {
  it("are hidden before they are used", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    const redactor = createRedactor();
    const client = createTestClient({ redactor, credentials: logins(simulator.host, "ada") });
    await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    const pair = Buffer.from("ada:secret-of-ada").toString("base64");
    expect(redactor.redact(`secret-of-ada ${pair} simulated-token-1`)).toBe("*** *** ***");
  });
});
