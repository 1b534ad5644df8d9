import { describe, expect, test } from "vitest";
import { readCertificate, trustTestCa } from "./testing/certificates.ts";
import { type Answer, startReceiver } from "./testing/receiver.ts";
import { send } from "./testing/sending.ts";

// Shaped like Slack's, whose path is the secret.
const PATH = "/services/T0AAAAAAA/B0BBBBBBB/s3cretS3cretS3cretS3cret";
const OK: Answer = { status: 200, body: "ok" };

async function sendTo(answers: readonly Answer[], options: Parameters<typeof send>[1] = {}) {
  const receiver = await startReceiver(answers);
  const slack = { url: receiver.url(PATH) };
  const sent = await send({ slack }, options);
  const [delivery] = sent.deliveries;
  return { ...sent, delivery, receiver, host: slack.url.host };
}

describe("Slack", () => {
  test("gets one message as JSON, and its ok is what counts", async () => {
    const { delivery, receiver, host } = await sendTo([OK]);
    expect(delivery).toEqual({ channel: "slack", host, delivered: true, attempts: 1 });
    expect(receiver.received).toMatchObject([
      { method: "POST", path: PATH, headers: { "content-type": "application/json" } },
    ]);
    const body = JSON.parse(receiver.received[0]?.body ?? "");
    expect(Object.keys(body).sort()).toEqual(["blocks", "text", "unfurl_links", "unfurl_media"]);
    expect(body.text.slice(0, 80)).toBe("2 rebuilds: 1 failed, 1 dispatched");
  });

  test.each([
    ["a workflow's webhook", '{"ok":true}'],
    ["Rocket.Chat", '{"success":true}'],
    ["a line break after it", "ok\n"],
  ])("an answer as of %s is success", async (_name, body) => {
    expect((await sendTo([{ status: 200, body }])).delivery).toMatchObject({ delivered: true });
  });

  test.each([
    ["500 twice", [{ status: 500, body: "rollup_error" }, { status: 503 }, OK], [500, 1000]],
    ["429 with Retry-After", [{ status: 429, headers: { "retry-after": "7" } }, OK], [7500]],
    ["a reset connection", ["reset", OK], [500]],
    ["no answer in time", ["hang", OK], [500]],
    ["half an answer", ["cut", OK], [500]],
    [
      "ok: false that says it passes",
      [{ status: 200, body: '{"ok":false,"error":"ratelimited"}' }, OK],
      [500],
    ],
  ] as const)("after %s it is sent again", async (_name, answers, waits) => {
    const sent = await sendTo(answers, { timeoutMs: 300 });
    expect(sent.delivery).toMatchObject({ delivered: true, attempts: answers.length });
    expect(sent.waits).toEqual(waits);
    expect(sent.receiver.received).toHaveLength(answers.length);
    expect(sent.said).toHaveLength(answers.length - 1);
    expect(sent.said[0]).toMatch(/attempt 2 of 4 in \d+\.\d s$/u);
  });

  test.each([
    [400, "invalid_payload", /Report this/u],
    [400, "no_text", /Report this/u],
    [400, "user_not_found", /new incoming webhook/u],
    [403, "invalid_token", /new incoming webhook/u],
    [403, "action_prohibited", /administrator/u],
    [403, "posting_to_general_channel_denied", /another channel/u],
    [403, "team_disabled", /disabled/u],
    [404, "no_service", /new incoming webhook/u],
    [404, "no_active_hooks", /new incoming webhook/u],
    [404, "no_team", /new incoming webhook/u],
    [404, "channel_not_found", /new incoming webhook/u],
    [410, "channel_is_archived", /Unarchive/u],
    [404, "", /new incoming webhook/u],
    [403, "constructor", /new incoming webhook/u],
  ])("a %i %s is final, and says what to do", async (status, body, hint) => {
    const { delivery, receiver, host } = await sendTo([{ status, body }]);
    expect(delivery).toMatchObject({
      delivered: false,
      attempts: 1,
      failure: { code: "notification.slack" },
    });
    const said = body === "" ? " without a word" : `: ${body}`;
    expect(delivery?.failure?.message).toBe(`Slack (${host}) refused the message (${status})${said}`);
    expect(delivery?.failure?.hint).toMatch(hint);
    expect(receiver.received).toHaveLength(1);
  });

  test.each([
    ["ok: false", '{"ok":false,"error":"channel_is_archived"}', ": channel_is_archived", /Unarchive/u],
    ["ok: false without a reason", '{"ok":false}', ': {"ok":false}', /its answer is ok/u],
    ["a login page", "<html>Log in</html>", ": <html>Log in</html>", /its answer is ok/u],
    ["nothing", "", " without a word", /its answer is ok/u],
  ])("a 200 with %s is a failure", async (_name, body, said, hint) => {
    const { delivery, host } = await sendTo([{ status: 200, body }]);
    expect(delivery).toMatchObject({
      delivered: false,
      attempts: 1,
      failure: { code: "notification.slack" },
    });
    expect(delivery?.failure?.message).toBe(`Slack (${host}) did not take the message (200)${said}`);
    expect(delivery?.failure?.hint).toMatch(hint);
  });

  test("a redirect is refused, and nothing goes to where it leads", async () => {
    const elsewhere = await startReceiver([OK]);
    const { delivery } = await sendTo([{ status: 307, headers: { location: elsewhere.url("/x").href } }]);
    expect(delivery).toMatchObject({ delivered: false, failure: { code: "notification.slack" } });
    expect(delivery?.failure?.hint).toMatch(/redirects to/u);
    expect(elsewhere.received).toEqual([]);
  });

  test.each([
    [500, /status page/u],
    [429, /one message a second/u],
  ])("after four times %i it gives up and says how often it tried", async (status, hint) => {
    const { delivery, waits, host } = await sendTo(Array.from({ length: 4 }, () => ({ status })));
    expect(delivery).toMatchObject({ delivered: false, attempts: 4 });
    expect(delivery?.failure?.message).toBe(
      `Slack (${host}) refused the message (${status}) without a word (after 4 attempts)`,
    );
    expect(delivery?.failure?.hint).toMatch(hint);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test("a Retry-After that does not fit the budget is not waited for", async () => {
    const { delivery, waits } = await sendTo([{ status: 429, headers: { "retry-after": "3600" } }]);
    expect(delivery).toMatchObject({ delivered: false, attempts: 1 });
    expect(waits).toEqual([]);
  });

  test("time that is over ends a delivery in flight, and it counts as one attempt", async () => {
    const stop = new AbortController();
    const receiver = await startReceiver(["hang"]);
    const sending = send({ slack: { url: receiver.url(PATH) } }, { signal: stop.signal });
    while (receiver.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    const [delivery] = (await sending).deliveries;
    expect(delivery).toMatchObject({ delivered: false, attempts: 1, failure: { code: "http.budget" } });
  });

  test("time that was over before leaves nothing sent", async () => {
    const { delivery, receiver } = await sendTo([], { signal: AbortSignal.abort() });
    expect(delivery).toMatchObject({ delivered: false, attempts: 0, failure: { code: "http.budget" } });
    expect(receiver.received).toEqual([]);
  });
});

describe("Slack over TLS", () => {
  test("with a CA that is trusted", async () => {
    trustTestCa();
    const receiver = await startReceiver([OK], readCertificate("server"));
    expect((await send({ slack: { url: receiver.url(PATH) } })).deliveries).toMatchObject([
      { delivered: true },
    ]);
  });

  test.each(["self-signed", "expired", "wrong-name"] as const)(
    "a certificate that is %s is refused at once",
    async (name) => {
      trustTestCa();
      const receiver = await startReceiver([], readCertificate(name));
      const { deliveries, waits } = await send({ slack: { url: receiver.url(PATH) } });
      expect(deliveries).toMatchObject([{ delivered: false, attempts: 1, failure: { code: "http.tls" } }]);
      expect(deliveries[0]?.failure?.message).toMatch(
        /^Slack \(localhost:\d+\): no secure connection \(\w+\)$/u,
      );
      expect([waits, receiver.received]).toEqual([[], []]);
    },
  );
});
