import { describe, expect, test } from "vitest";
import { connect, failureOf, REQUEST, START, TOKEN } from "./testing/connection.ts";

describe("a Bundle is created", () => {
  test("with the token, as JSON, without a signature unless there is a secret", async () => {
    const { kardinal, send, waits } = await connect();
    expect(await send()).toEqual({
      name: "my-app-20260409100000-1",
      namespace: "default",
      created: true,
      adopted: false,
      duplicatePossible: false,
    });
    expect(waits).toEqual([]);
    expect(kardinal.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      "content-type": "application/json",
    });
    expect(kardinal.requests[0]?.headers).not.toHaveProperty("x-kardinal-signature");
    expect(kardinal.bundles).toMatchObject([{ pipeline: "my-app", images: REQUEST.images }]);
  });

  test("with a signature that the documented server accepts, over a body of any characters", async () => {
    const { kardinal, send } = await connect({ profile: "documentation", signingSecret: "ключ" });
    const author = 'O\'Brien "x" `id` $(id)\n\u202e\u{1f680}é';
    await send({ ...REQUEST, provenance: { author } }, { signingSecret: "ключ" });
    expect(kardinal.bundles[0]?.provenance).toEqual({ author });
  });

  test("with 500 images", async () => {
    const { kardinal, send } = await connect();
    const images = Array.from({ length: 500 }, (_, index) => ({
      repository: `ghcr.io/myorg/app-${index}`,
      tag: "1",
    }));
    await send({ ...REQUEST, images });
    expect(kardinal.bundles[0]?.images).toEqual(images);
  });

  test("but nothing is sent above 1 MiB", async () => {
    const { kardinal, send } = await connect();
    const failure = await failureOf(send({ ...REQUEST, provenance: { author: "x".repeat(1024 * 1024) } }));
    expect(failure.code).toBe("kardinal.too-large");
    expect(kardinal.requests).toHaveLength(0);
  });

  test.each(["", "two words", "line\nbreak", "quote‘", "\u0000"])(
    "but nothing is sent with the token %j, which is not shown",
    async (token) => {
      const { kardinal, send } = await connect();
      const failure = await failureOf(send(REQUEST, { token }));
      expect(failure).toMatchObject({
        code: "kardinal.token",
        message: "the token is empty or has characters that no header can hold",
      });
      expect(kardinal.requests).toHaveLength(0);
    },
  );

  test("in the namespace that was asked for, when the answer does not name one", async () => {
    const { kardinal, send } = await connect();
    kardinal.script(
      { kind: "reply", body: '{"name":"my-app-1"}' },
      { kind: "reply", body: '{"name":"my-app-2"}' },
    );
    expect(await send({ ...REQUEST, namespace: "team-a" })).toMatchObject({ namespace: "team-a" });
    expect(await send({ ...REQUEST, namespace: undefined })).toMatchObject({ namespace: "default" });
  });
});

describe("409 is success without a new Bundle", () => {
  test("without a name, since the server says none", async () => {
    const { send } = await connect({ profile: "documentation" });
    await send();
    expect(await send()).toEqual({
      name: undefined,
      namespace: "default",
      created: false,
      adopted: false,
      duplicatePossible: false,
    });
  });

  test("with the name where the server says it", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "status", status: 409, body: '{"name":"my-app-7","namespace":"team-a"}' });
    expect(await send()).toMatchObject({ name: "my-app-7", namespace: "team-a", created: false });
  });
});

describe("every refusal is told apart", () => {
  test.each([
    [
      400,
      "kardinal.bad-request",
      "refused the request as invalid (400): no can do",
      "pipeline, type and images",
    ],
    [401, "kardinal.token", "refused the token (401): no can do", "scoped per Pipeline"],
    [403, "kardinal.forbidden", "does not allow it (403): no can do", "watches namespace default"],
    [
      404,
      "kardinal.not-found",
      "knows no such Pipeline or endpoint (404): no can do",
      "--bundle-api-token or KARDINAL_BUNDLE_TOKEN",
    ],
    [405, "kardinal.method", "does not take a POST here (405): no can do", "not to its UI"],
    [408, "kardinal.refused", "refused the request (408): no can do", "controller itself"],
    [
      413,
      "kardinal.too-large",
      "refused the Bundle as too large (413): no can do",
      "body limit of the proxy",
    ],
    [422, "kardinal.refused", "refused the request (422): no can do", "controller itself"],
    [
      308,
      "kardinal.redirect",
      "never sent to another address (308): no can do",
      "the address that it redirects to",
    ],
  ])("%d is final: %s", async (status, code, message, hint) => {
    const { kardinal, send, waits } = await connect();
    kardinal.script({ kind: "status", status, body: "\nno can do\nand more" });
    const failure = await failureOf(send());
    expect(failure).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(failure.message).toContain(`${kardinal.url}/api/v1/bundles: kardinal`);
    expect(failure.message.endsWith(message)).toBe(true);
    expect([kardinal.requests.length, waits]).toEqual([1, []]);
  });

  test.each([500, 501, 502, 503, 504, 599])(
    "%d is tried again, and says in the end that a Bundle may exist",
    async (status) => {
      const { kardinal, send } = await connect();
      const fault = { kind: "status", status, body: "" } as const;
      kardinal.script(fault, fault, fault);
      const failure = await failureOf(send());
      expect(failure.code).toBe("kardinal.server");
      expect(failure.message).toBe(
        `${kardinal.url}/api/v1/bundles: kardinal failed (${status}) after 3 attempts`,
      );
      expect(failure.hint).toContain(
        `may have created the Bundle all the same: look at ${kardinal.url}/ui#pipeline=my-app`,
      );
      expect(kardinal.requests).toHaveLength(3);
    },
  );

  test("429 in the end says how many requests the server takes", async () => {
    const { kardinal, send } = await connect({ attempts: 1 });
    kardinal.script({ kind: "status", status: 429 });
    const failure = await failureOf(send());
    expect(failure).toMatchObject({
      code: "kardinal.rate-limit",
      hint: expect.stringContaining("60 a minute"),
    });
    expect(failure.hint).not.toContain("all the same");
  });

  test("a Pipeline that the documented server does not know", async () => {
    const { send } = await connect({ profile: "documentation", pipelines: ["other"] });
    const failure = await failureOf(send({ ...REQUEST, namespace: undefined }));
    expect(failure).toMatchObject({
      code: "kardinal.not-found",
      hint: expect.stringContaining("Pipeline my-app exists in namespace default"),
    });
  });

  test.each([400, 403])("skipping environments brings its own hint with %d", async (status) => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "status", status }, { kind: "status", status });
    const skipping = await failureOf(send({ ...REQUEST, intent: { skipEnvironments: ["staging"] } }));
    const other = await failureOf(send({ ...REQUEST, namespace: undefined }));
    expect(skipping.hint).toContain("PolicyGate with SkipPermission");
    expect(other.hint).not.toContain("PolicyGate");
  });

  test("what the server says is one clean line, without the secrets that it sends back", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({
      kind: "status",
      status: 400,
      body: `\u001b[31m::error::\u202eBearer ${TOKEN} hmac-secret\n::error::second`,
    });
    const { message } = await failureOf(send(REQUEST, { signingSecret: "hmac-secret" }));
    expect(message.endsWith(String.raw`(400): \u{1b}[31m::error::\u{202e}Bearer *** ***`)).toBe(true);
  });
});

describe("an answer that is not kardinal's", () => {
  test.each([
    [
      "a login page",
      { kind: "html", status: 200 },
      "(200) is not kardinal's: <html><head><title>Sign in to continue</title></head>",
    ],
    ["an empty body", { kind: "reply", body: "" }, "(201) is not kardinal's: it is empty"],
    [
      "no name",
      { kind: "reply", body: '{"namespace":"default"}' },
      `(201) is not kardinal's: {"namespace":"default"}`,
    ],
    [
      "a name that is none",
      { kind: "reply", body: '{"name":"a\\n::error::b"}' },
      "(201) is not kardinal's: {",
    ],
    ["a name of another type", { kind: "reply", body: '{"name":1}' }, '(201) is not kardinal\'s: {"name":1}'],
    ["no JSON", { kind: "reply", body: "\n \nok\u0007\nmore" }, String.raw`(201) is not kardinal's: ok\u{7}`],
  ] as const)("%s: shows its first line and is final", async (_case, fault, message) => {
    const { kardinal, send } = await connect();
    kardinal.script(fault);
    const failure = await failureOf(send());
    expect(failure).toMatchObject({
      code: "kardinal.unexpected-answer",
      message: expect.stringContaining(message),
    });
    expect(failure.hint).toContain("a Bundle may exist all the same");
    expect(kardinal.requests).toHaveLength(1);
  });

  test("a proxy's page with a 502 is tried again", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "html", status: 502 });
    expect(await send()).toMatchObject({ created: true });
  });
});

describe("the schedule of attempts", () => {
  const limited = { kind: "status", status: 429 } as const;
  const broken = { kind: "status", status: 500 } as const;

  test.each([
    ["429 without Retry-After: 20 s, then 40 s", [limited, limited], { random: 0 }, [20_000, 40_000]],
    [
      "429 further on: the server's whole window",
      [limited, limited, limited, limited],
      { attempts: 5 },
      [20_000, 40_000, 60_000, 60_000],
    ],
    ["429 with jitter on top, never below", [limited, limited], { random: 0.5 }, [20_500, 41_000]],
    ["429 after a 5xx still begins at 20 s", [broken, limited], { random: 0.5 }, [500, 21_000]],
    ["5xx: full jitter below 1 s, then 2 s", [broken, broken], { random: 0.5 }, [500, 1000]],
    [
      "5xx: the cap",
      Array.from({ length: 7 }, () => broken),
      { attempts: 8, random: 0.5 },
      [500, 1000, 2000, 4000, 8000, 15_000, 15_000],
    ],
    ["Retry-After in seconds", [{ ...limited, headers: { "retry-after": "7" } }], { random: 0 }, [7000]],
    [
      "Retry-After as a date",
      [{ ...limited, headers: { "retry-after": new Date(START + 9000).toUTCString() } }],
      { random: 0 },
      [9000],
    ],
    [
      "503 with Retry-After",
      [{ kind: "status", status: 503, headers: { "retry-after": "3" } }],
      { random: 0 },
      [3000],
    ],
  ] as const)("%s", async (_case, faults, settings, expected) => {
    const { kardinal, send, waits } = await connect(settings);
    kardinal.script(...faults);
    expect(await send()).toMatchObject({ created: true });
    expect(waits).toEqual(expected);
  });

  test("three attempts by default, the first one included", async () => {
    const { kardinal, send, waits } = await connect();
    kardinal.script(limited, limited, limited);
    expect((await failureOf(send())).message).toContain("(429) after 3 attempts");
    expect([kardinal.requests.length, waits]).toEqual([3, [20_000, 40_000]]);
  });

  test("a wait that is longer than ten minutes is not begun", async () => {
    const { kardinal, send, waits } = await connect();
    kardinal.script({ ...limited, headers: { "retry-after": "601" } });
    expect((await failureOf(send())).code).toBe("kardinal.rate-limit");
    expect(waits).toEqual([]);
  });

  test("the server's own limit is waited out: the 61st in a minute", async () => {
    const { kardinal, send, waits } = await connect({ random: 0.5 });
    for (let index = 0; index < 60; index += 1) await send();
    expect(await send()).toMatchObject({ created: true, duplicatePossible: false });
    expect(waits).toEqual([20_500, 41_000]);
    expect(kardinal.bundles).toHaveLength(61);
  });
});

describe("a lost reply is tried again, and the result says that there may be two", () => {
  test.each([
    ["reset after storing", { kind: "reset", stored: true }, 2],
    ["reset before storing", { kind: "reset", stored: false }, 1],
    ["reply cut short", { kind: "cut" }, 2],
    ["no answer in time", { kind: "hang", stored: true }, 2],
    ["a proxy's 504", { kind: "status", status: 504 }, 1],
  ] as const)("%s", async (_case, fault, stored) => {
    const { kardinal, send } = await connect({ timeoutMs: 250 });
    kardinal.script(fault);
    expect(await send()).toMatchObject({ created: true, duplicatePossible: true });
    expect(kardinal.bundles).toHaveLength(stored);
    expect(new Set(kardinal.requests.map(({ body }) => body)).size).toBe(1);
  });

  test("409 to the second attempt: the first one had made it, and there is no other", async () => {
    const { kardinal, send } = await connect({ profile: "documentation" });
    kardinal.script({ kind: "reset", stored: true });
    expect(await send()).toEqual({
      name: undefined,
      namespace: "default",
      created: false,
      adopted: false,
      duplicatePossible: false,
    });
    expect(kardinal.bundles).toHaveLength(1);
  });

  test("a refusal after it does not hide that a Bundle may exist", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "cut" }, { kind: "status", status: 401 });
    const failure = await failureOf(send());
    expect(failure.code).toBe("kardinal.token");
    expect(failure.hint).toMatch(/check that too\. An attempt may have created the Bundle/u);
  });

  test("all attempts lost: the last failure, with the place to look", async () => {
    const { kardinal, send } = await connect({ attempts: 2 });
    kardinal.script({ kind: "reset", stored: true }, { kind: "reset", stored: false });
    const failure = await failureOf(send());
    expect(failure.code).toBe("http.reset");
    expect(failure.hint).toContain(
      `. An attempt may have created the Bundle all the same: look at ${kardinal.url}/ui#pipeline=my-app`,
    );
  });

  test("a run that is stopped in flight says so too", async () => {
    const stop = new AbortController();
    const { kardinal, send } = await connect({ signal: stop.signal });
    kardinal.script({ kind: "hang", stored: true });
    const attempt = failureOf(send());
    await expect.poll(() => kardinal.requests.length).toBe(1);
    stop.abort();
    const failure = await attempt;
    expect(failure).toMatchObject({
      code: "http.budget",
      hint: expect.stringContaining("may have created the Bundle"),
    });
  });

  test("nothing was sent: tried again, and no word of a second Bundle", async () => {
    const { kardinal, send, waits } = await connect({ random: 0.5 });
    await kardinal.close();
    const failure = await failureOf(send());
    expect(failure.code).toBe("http.refused");
    expect(failure.hint).not.toContain("Bundle");
    expect(waits).toEqual([500, 1000]);
  });

  test("what goes on for ever is not read, and not tried again", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "reply", body: "x".repeat(1024 * 1024 + 1) });
    const failure = await failureOf(send());
    expect(failure).toMatchObject({
      code: "http.too-large",
      hint: expect.stringContaining("may have created the Bundle"),
    });
    expect(kardinal.requests).toHaveLength(1);
  });
});
