import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type KardinalOptions, type KardinalSimulator, startKardinal } from "./index.ts";

const TOKEN = "bundle-token";
const DIGEST = `sha256:${"a1".repeat(32)}`;
const BODY = {
  pipeline: "my-app",
  type: "image",
  images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0" }],
};
const START = Date.UTC(2026, 3, 9, 10, 0, 0);

const running: KardinalSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((kardinal) => kardinal.close()));
});

async function start(options: Partial<KardinalOptions> = {}): Promise<KardinalSimulator> {
  const kardinal = await startKardinal({ token: TOKEN, profile: "server", now: () => START, ...options });
  running.push(kardinal);
  return kardinal;
}

interface Post {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function post(
  kardinal: KardinalSimulator,
  { method = "POST", token = TOKEN, body = BODY, headers }: Post = {},
): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${kardinal.url}/api/v1/bundles`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body: text }),
  });
}

/** A good body of exactly so many bytes. */
function filled(bytes: number): string {
  const length = bytes - JSON.stringify({ ...BODY, provenance: { author: "" } }).length;
  return JSON.stringify({ ...BODY, provenance: { author: "x".repeat(length) } });
}

function list(kardinal: KardinalSimulator, init: RequestInit = {}): Promise<Response> {
  return fetch(`${kardinal.url}/api/v1/ui/bundles`, init);
}

describe("POST /api/v1/bundles as the released handler does it", () => {
  test("stores a Bundle under a name made from the Pipeline and the clock", async () => {
    const kardinal = await start();
    const answer = await post(kardinal, { body: { ...BODY, pipeline: "My.App", namespace: "team-a" } });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ name: "my-app-20260409100000-1", namespace: "team-a" });
    expect(kardinal.bundles).toMatchObject([
      { name: "my-app-20260409100000-1", phase: "Available", createdAt: "2026-04-09T10:00:00.000Z" },
    ]);
    expect(kardinal.requests).toMatchObject([{ method: "POST", path: "/api/v1/bundles", status: 201 }]);
  });

  test("is not idempotent: the same request twice is two Bundles", async () => {
    const kardinal = await start();
    const names = [await (await post(kardinal)).json(), await (await post(kardinal)).json()];
    expect(names).toMatchObject([{ name: "my-app-20260409100000-1" }, { name: "my-app-20260409100000-2" }]);
  });

  test("checks method, token, rate and body in this order, and answers in plain text", async () => {
    const kardinal = await start();
    const seen: [number, string][] = [];
    const note = async (answer: Response) => seen.push([answer.status, await answer.text()]);
    await note(await post(kardinal, { method: "PUT", token: "wrong", body: "{" }));
    await note(await post(kardinal, { token: "wrong", body: "{" }));
    await note(await post(kardinal, { body: "{" }));
    for (let index = 0; index < 59; index += 1) await (await post(kardinal)).text();
    await note(await post(kardinal, { body: "{" }));
    expect(seen).toEqual([
      [405, "method not allowed, expected POST\n"],
      [401, "unauthorized\n"],
      [400, "invalid request body: expected a JSON object\n"],
      [429, "rate limit exceeded\n"],
    ]);
  });

  test("takes 60 requests a minute, says no when to come back, and takes more in the next minute", async () => {
    let now = START;
    const kardinal = await start({ now: () => now });
    for (let index = 0; index < 60; index += 1) expect((await post(kardinal)).status).toBe(201);
    now += 60_000;
    const refused = await post(kardinal);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, null]);
    now += 1;
    expect((await post(kardinal)).status).toBe(201);
  });

  test("reads at most 1 MiB", async () => {
    const kardinal = await start();
    expect((await post(kardinal, { body: filled(1024 * 1024) })).status).toBe(201);
    expect((await post(kardinal, { body: filled(1024 * 1024 + 1) })).status).toBe(400);
  });

  test("loses configRef and intent without a word, and looks at no signature", async () => {
    const kardinal = await start({ signingSecret: "s3cret" });
    const configRef = { gitRepo: "https://github.com/myorg/config", commitSHA: "abc123" };
    const answer = await post(kardinal, {
      body: { ...BODY, type: "mixed", configRef, intent: { targetEnvironment: "staging" } },
    });
    expect(answer.status).toBe(201);
    expect(kardinal.bundles[0]).not.toHaveProperty("configRef");
    expect(kardinal.bundles[0]).not.toHaveProperty("intent");
  });

  test.each([
    ["no object", "[]", "body: expected an object"],
    ["no pipeline", { type: "image", images: BODY.images }, "body: expected pipeline"],
    ["another type", { ...BODY, type: "chart" }, "body.type: expected image, config or mixed"],
    ["no images", { pipeline: "a", type: "mixed" }, "a Bundle of type mixed needs images"],
    ["no configRef", { pipeline: "a", type: "config" }, "a Bundle of type config needs configRef"],
    ["an empty list of images", { ...BODY, images: [] }, "body.images: expected a list that is not empty"],
    [
      "an empty tag",
      { ...BODY, images: [{ repository: "a", tag: "" }] },
      "body.images[0].tag: expected a string that is not empty",
    ],
    [
      "a digest that is none",
      { ...BODY, images: [{ repository: "a", digest: "sha256:1" }] },
      "body.images[0].digest: expected sha256:<64 hex>",
    ],
    [
      "the body of another API",
      { ...BODY, artifacts: {} },
      'body: unknown field "artifacts", expected pipeline, type, namespace, images',
    ],
  ])("refuses %s and says what it expected", async (_case, body, message) => {
    const answer = await post(await start(), { body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
  });

  test("refuses a body that is not announced as JSON", async () => {
    const answer = await post(await start(), { headers: { "content-type": "text/plain" } });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      "content-type text/plain: expected application/json\n",
    ]);
  });
});

describe("the profile of the documentation", () => {
  test("knows its Pipelines", async () => {
    const kardinal = await start({ profile: "documentation", pipelines: ["other"] });
    const answer = await post(kardinal);
    expect([answer.status, await answer.text()]).toEqual([404, "Pipeline not found\n"]);
  });

  test("answers 409 to a version that it has, and keeps configRef and intent", async () => {
    const kardinal = await start({ profile: "documentation" });
    const body = {
      ...BODY,
      images: [{ repository: "app", digest: DIGEST }],
      intent: { skipEnvironments: ["staging"] },
    };
    const statuses = [
      (await post(kardinal, { body })).status,
      (await post(kardinal, { body: { ...body, provenance: { author: "somebody else" } } })).status,
      (await post(kardinal, { body: { ...body, namespace: "other" } })).status,
    ];
    expect(statuses).toEqual([201, 409, 201]);
    expect(kardinal.bundles[0]?.intent).toEqual({ skipEnvironments: ["staging"] });
  });

  test("verifies the signature of the exact body", async () => {
    const kardinal = await start({ profile: "documentation", signingSecret: "key" });
    // echo -n '{"pipeline":"a","type":"image","images":[{"repository":"b"}]}' | openssl dgst -sha256 -hmac key
    const body = '{"pipeline":"a","type":"image","images":[{"repository":"b"}]}';
    const signature = "52bd3fcd3d081824d739faa960c888e94192a21c9441b866cacad02aba257778";
    const statuses = [
      (await post(kardinal, { body })).status,
      (await post(kardinal, { body: `${body} `, headers: { "x-kardinal-signature": signature } })).status,
      (await post(kardinal, { body, headers: { "x-kardinal-signature": signature } })).status,
    ];
    expect(statuses).toEqual([401, 401, 201]);
  });
});

describe("GET /api/v1/ui/bundles", () => {
  test.each([
    ["server", {}],
    ["documentation", { intent: { targetEnvironment: "staging" } }],
  ] as const)(
    "lists what the %s stores, to everybody when there is no token for it",
    async (profile, kept) => {
      const kardinal = await start({ profile });
      await post(kardinal, {
        body: { ...BODY, provenance: { author: "me" }, intent: { targetEnvironment: "staging" } },
      });
      expect(await (await list(kardinal)).json()).toEqual([
        {
          name: "my-app-20260409100000-1",
          namespace: "default",
          phase: "Available",
          type: "image",
          pipeline: "my-app",
          createdAt: "2026-04-09T10:00:00.000Z",
          provenance: { author: "me" },
          images: BODY.images,
          ...kept,
        },
      ]);
    },
  );

  test("is the Pipeline's own, newest first, where the server has that one only", async () => {
    const kardinal = await start({ list: "pipelines" });
    for (const namespace of ["default", "team-a", "default"])
      await post(kardinal, { body: { ...BODY, namespace } });
    await post(kardinal, { body: { ...BODY, pipeline: "other" } });
    const names = async (query: string) => {
      const answer = await fetch(`${kardinal.url}/api/v1/ui/pipelines/my-app/bundles${query}`);
      const bundles = (await answer.json()) as readonly { readonly name: string }[];
      return bundles.map(({ name }) => name.slice(-2));
    };
    expect((await list(kardinal)).status).toBe(405);
    expect(await names("?namespace=default")).toEqual(["-3", "-1"]);
    expect(await names("")).toEqual(["-3", "-2", "-1"]);
  });

  test.each(["none", "bundles"] as const)("is nowhere else: %s", async (kind) => {
    const kardinal = await start({ list: kind });
    const paths = kind === "none" ? ["bundles", "pipelines/my-app/bundles"] : ["pipelines/my-app/bundles"];
    for (const path of paths) expect((await fetch(`${kardinal.url}/api/v1/ui/${path}`)).status).toBe(404);
  });

  test("shows one stage of the promotion after another once there is a Bundle, and stays at the last", async () => {
    const promotion = [
      { phase: "Promoting", environments: [{ name: "staging", phase: "Pending" }] },
      { phase: "Verified" },
    ];
    const kardinal = await start({ promotion });
    expect(await (await list(kardinal)).json()).toEqual([]);
    await post(kardinal);
    const stages = [];
    for (const _ of [1, 2, 3]) stages.push(await (await list(kardinal)).json());
    expect(stages).toMatchObject([[promotion[0]], [promotion[1]], [promotion[1]]]);
  });

  test("fails as it is told to", async () => {
    const kardinal = await start();
    kardinal.scriptList({ kind: "status", status: 503 }, { kind: "reply", body: "[]" });
    await post(kardinal);
    expect((await list(kardinal)).status).toBe(503);
    expect(await (await list(kardinal)).json()).toEqual([]);
    expect(await (await list(kardinal)).json()).toHaveLength(1);
  });

  test("takes another token than the Bundle API, and only GET", async () => {
    const kardinal = await start({ uiToken: "ui-token" });
    const statuses = [
      (await list(kardinal, { headers: { authorization: `Bearer ${TOKEN}` } })).status,
      (await list(kardinal, { headers: { authorization: "Bearer ui-token" } })).status,
      (await list(kardinal, { method: "DELETE", headers: { authorization: "Bearer ui-token" } })).status,
    ];
    expect(statuses).toEqual([401, 200, 405]);
  });

  test("any other path is told what was expected", async () => {
    const kardinal = await start();
    const answer = await fetch(`${kardinal.url}/api/v1/bundle`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      "GET /api/v1/bundle: expected POST /api/v1/bundles or GET /api/v1/ui/bundles\n",
    );
  });
});

test("a client that leaves in the middle of its request does not count, and does no harm", async () => {
  await using kardinal = await startKardinal({ token: TOKEN, profile: "server" });
  const socket = connect(Number(new URL(kardinal.url).port), "127.0.0.1");
  await new Promise((sent) =>
    socket.write("POST /api/v1/bundles HTTP/1.1\r\nhost: a\r\ncontent-length: 99\r\n\r\n{", sent),
  );
  await new Promise((closed) => socket.once("close", closed).resetAndDestroy());
  const answer = (await (await post(kardinal)).json()) as { readonly name: string };
  expect(answer.name).toMatch(/^my-app-\d{14}-1$/u);
  expect(kardinal.requests).toHaveLength(1);
});

describe("scripted faults", () => {
  test("hit one request each, in order, and then it behaves again", async () => {
    const kardinal = await start();
    kardinal.script(
      { kind: "status", status: 503, headers: { "retry-after": "7" } },
      { kind: "none" },
      { kind: "status", status: 500, body: "failed to create bundle" },
    );
    const answers = [await post(kardinal), await post(kardinal), await post(kardinal), await post(kardinal)];
    expect(answers.map(({ status }) => status)).toEqual([503, 201, 500, 201]);
    expect(answers[0]?.headers.get("retry-after")).toBe("7");
    expect(await answers[2]?.text()).toBe("failed to create bundle\n");
    expect(kardinal.bundles).toHaveLength(2);
  });

  test.each([
    ["reset before storing", { kind: "reset", stored: false }, 0],
    ["reset after storing", { kind: "reset", stored: true }, 1],
    ["reply cut short", { kind: "cut" }, 1],
  ] as const)("%s: the client gets no answer", async (_case, fault, stored) => {
    const kardinal = await start();
    kardinal.script(fault);
    await expect(post(kardinal).then((answer) => answer.text())).rejects.toThrow();
    expect(kardinal.bundles).toHaveLength(stored);
  });

  test("a hanging request stays unanswered until the server closes", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "hang", stored: true });
    const answer = post(kardinal).then(
      () => "answered",
      () => "dropped",
    );
    await expect.poll(() => kardinal.requests.length).toBe(1);
    expect(kardinal.requests[0]?.status).toBeUndefined();
    expect(kardinal.bundles).toHaveLength(1);
    await kardinal.close();
    expect(await answer).toBe("dropped");
  });

  test("a proxy's page stores nothing, another reply to an accepted request does", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "html", status: 200 }, { kind: "reply", body: "" });
    const page = await post(kardinal);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html"]);
    expect(await page.text()).toContain("<html>");
    expect(kardinal.bundles).toHaveLength(0);
    const empty = await post(kardinal);
    expect([empty.status, await empty.text()]).toEqual([201, ""]);
    expect(kardinal.bundles).toHaveLength(1);
  });
});
