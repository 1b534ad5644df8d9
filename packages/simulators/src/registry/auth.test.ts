import { describe, expect, it } from "vitest";
import type { RegistrySetup, RegistrySimulator } from "./index.ts";
import { ask, basic, start } from "./testing/requests.ts";

const scope = (actions: string) => `/token?service=it&scope=repository:app:${actions}`;
const form = (fields: Record<string, string>): RequestInit => ({ body: new URLSearchParams(fields) });

describe("authentication", () => {
  it("Basic wants a user and the right password", async () => {
    const simulator = await start({ auth: { basic: { ada: "a:b" } } });
    const refused = await ask(simulator, "GET /v2/");
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      401,
      'Basic realm="simulator"',
    ]);
    expect((await ask(simulator, "GET /v2/", basic("ada", "a:b"))).status).toBe(200);
    expect((await ask(simulator, "GET /v2/", basic("ada", "a"))).status).toBe(401);
    expect((await ask(simulator, "GET /v2/", basic("__proto__", ""))).status).toBe(401);
    expect((await ask(simulator, "GET /v2/", { headers: { authorization: "Digest x" } })).status).toBe(401);
    expect(simulator.log.map(({ authorization }) => authorization)).toEqual([
      "none",
      "basic",
      "basic",
      "basic",
      "other",
    ]);
    expect((await ask(simulator, "GET /token")).status).toBe(404);
    simulator.revokeTokens();
  });

  const auth = { bearer: { accounts: { ada: "secret" }, anonymousPull: true, service: "it" } };
  /** Asks for a token and then with it. */
  async function askWithToken(
    simulator: RegistrySimulator,
    actions: string,
    line: string,
    init: RequestInit = {},
  ) {
    const { body } = await ask(simulator, `GET ${scope(actions)}`, init);
    const { token } = JSON.parse(body) as { token: string };
    return ask(simulator, line, { headers: { authorization: `Bearer ${token}` } });
  }

  it("Bearer wants a token for what is done, and names it", async () => {
    const simulator = await start({ auth });
    const challenge = (await ask(simulator, "DELETE /v2/app/manifests/1")).headers.get("www-authenticate");
    expect(challenge).toBe(
      `Bearer realm="${simulator.tokenUrl.href}",service="it",scope="repository:app:delete"`,
    );
    const short = await askWithToken(simulator, "pull", "POST /v2/app/blobs/uploads/");
    expect(short.headers.get("www-authenticate")).toMatch(
      /scope="repository:app:pull,push",error="insufficient_scope"$/u,
    );
    const anonymous = await askWithToken(simulator, "pull,push", "POST /v2/app/blobs/uploads/");
    expect(anonymous.status).toBe(401);
    const ada = await askWithToken(
      simulator,
      "pull,push",
      "POST /v2/app/blobs/uploads/",
      basic("ada", "secret"),
    );
    expect(ada.status).toBe(202);
    const all = await askWithToken(simulator, "*", "POST /v2/app/blobs/uploads/", basic("ada", "secret"));
    expect(all.status).toBe(202);
    expect((await askWithToken(simulator, "pull", "GET /v2/")).status).toBe(200);
    expect((await ask(simulator, "GET /v2/")).headers.get("www-authenticate")).not.toContain("scope");
  });

  it("tokens die with time, or when they are revoked", async () => {
    let nowMs = 0;
    const simulator = await start({ auth, now: () => nowMs });
    const { body } = await ask(simulator, `GET ${scope("pull")}`);
    expect(JSON.parse(body)).toEqual({ token: "simulated-token-1", expires_in: 300 });
    const bearer = { headers: { authorization: "Bearer simulated-token-1" } };
    nowMs = 299_999;
    expect((await ask(simulator, "GET /v2/", bearer)).status).toBe(200);
    nowMs = 300_000;
    expect((await ask(simulator, "GET /v2/", bearer)).headers.get("www-authenticate")).toContain(
      "invalid_token",
    );
    nowMs = 0;
    simulator.revokeTokens();
    expect((await ask(simulator, "GET /v2/", bearer)).status).toBe(401);
  });

  const identity = { bearer: { ...auth.bearer, identityTokens: { it: "ada" } } };
  const tokens: readonly [
    name: string,
    profile: RegistrySetup,
    line: string,
    init: RequestInit,
    status: number,
    body: string,
  ][] = [
    ["another service", { auth }, "GET /token?service=x", {}, 400, "expected service=it, got x"],
    ["no service", { auth }, "GET /token", {}, 400, "got null"],
    ["another method", { auth }, "PUT /token?service=it", {}, 405, "expected GET or POST"],
    ["POST without identity tokens", { auth }, "POST /token", form({ service: "it" }), 405, "expected GET"],
    [
      "an incomplete form",
      { auth: identity },
      "POST /token",
      form({ service: "it", grant_type: "refresh_token" }),
      400,
      "client_id",
    ],
    [
      "another grant",
      { auth: identity },
      "POST /token",
      form({ service: "it", grant_type: "password", client_id: "c" }),
      400,
      "grant_type=password",
    ],
    [
      "an unknown identity token",
      { auth: identity },
      "POST /token",
      form({ service: "it", grant_type: "refresh_token", client_id: "c" }),
      401,
      "incorrect",
    ],
    ["a wrong password", { auth }, `GET ${scope("pull")}`, basic("ada", "x"), 401, "incorrect"],
    [
      "an identity token as a password",
      { auth: identity },
      `GET ${scope("pull")}`,
      basic("<token>", "it"),
      200,
      "simulated-token-1",
    ],
    ["scopes of another form", { auth }, "GET /token?service=it&scope=aws", {}, 200, "simulated-token-1"],
  ];
  it.each(tokens)("the token endpoint answers %s", async (_name, profile, line, init, status, body) => {
    const answer = await ask(await start(profile), line, init);
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(body)]);
  });

  it("the token endpoint can be on an origin of its own", async () => {
    const simulator = await start({ auth, tokenServer: "own" });
    expect(simulator.tokenUrl.origin).not.toBe(simulator.url.origin);
    expect((await fetch(new URL("/token?service=it", simulator.tokenUrl))).status).toBe(200);
    expect((await fetch(new URL("/v2/", simulator.tokenUrl))).status).toBe(404);
    expect((await ask(simulator, "GET /token?service=it")).status).toBe(401);
  });
});
