import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildMessage } from "./index.ts";
import { type Answer, startReceiver } from "./testing/receiver.ts";
import { failedTarget, report, target } from "./testing/reports.ts";
import { send } from "./testing/sending.ts";

const SECRET = "wh-s3cret-of-the-receiver";
const PATH = "/hooks/s3cretPath?key=s3cretQuery";
const OK: Answer = { status: 204 };

async function sendTo(answers: readonly Answer[], options: Parameters<typeof send>[1] = {}) {
  const receiver = await startReceiver(answers);
  const webhook = { url: receiver.url(PATH), secret: SECRET };
  const sent = await send({ webhook }, options);
  const [delivery] = sent.deliveries;
  return { ...sent, delivery, receiver, host: webhook.url.host };
}

describe("a webhook", () => {
  test("gets the document, signed over its exact bytes, with an event and an id", async () => {
    const run = report([target({ reason: "ünïcode → 🚀" })]);
    const { delivery, receiver, host } = await sendTo([OK], { report: run });
    expect(delivery).toEqual({ channel: "webhook", host, delivered: true, attempts: 1 });
    const [request] = receiver.received;
    expect(request?.path).toBe(PATH);
    expect(request?.body).toBe(buildMessage(run).webhook);
    const hmac = createHmac("sha256", SECRET)
      .update(Buffer.from(request?.body ?? ""))
      .digest("hex");
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-basewatch-signature-256": `sha256=${hmac}`,
      "x-basewatch-event": "run",
      "x-basewatch-delivery": expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u,
      ),
    });
  });

  test.each([200, 201, 202, 204])("any 2xx is delivered: %i", async (status) => {
    expect((await sendTo([{ status }])).delivery).toMatchObject({ delivered: true });
  });

  test.each([
    ["500 twice", [{ status: 500 }, { status: 502 }, OK], [500, 1000]],
    ["408", [{ status: 408 }, OK], [500]],
    [
      "429 with a date to come back at",
      [{ status: 429, headers: { "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" } }, OK],
      [10_500],
    ],
    ["a reset connection", ["reset", OK], [500]],
    ["no answer in time", ["hang", OK], [500]],
    ["half an answer", ["cut", OK], [500]],
  ] as const)("after %s gets the same body and id again", async (_name, answers, waits) => {
    const sent = await sendTo(answers, { timeoutMs: 300 });
    expect(sent.delivery).toMatchObject({ delivered: true, attempts: answers.length });
    expect(sent.waits).toEqual(waits);
    const { received } = sent.receiver;
    expect(received).toHaveLength(answers.length);
    for (const one of ["x-basewatch-delivery", "x-basewatch-signature-256"])
      expect(new Set(received.map(({ headers }) => headers[one])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test("gets another id for another run", async () => {
    const one = await sendTo([OK], { report: report([target()]) });
    const two = await sendTo([OK], { report: report([failedTarget()]) });
    const ids = [one, two].map(({ receiver }) => receiver.received[0]?.headers["x-basewatch-delivery"]);
    expect(new Set(ids).size).toBe(2);
  });

  test.each([
    [401, /webhook-secret/u],
    [403, /webhook-secret/u],
    [404, /no such address/u],
    [410, /no such address/u],
    [413, /512 KiB/u],
    [422, /any 2xx/u],
  ])("a %i is final, and says what to do", async (status, hint) => {
    const { delivery, receiver, host } = await sendTo([{ status, body: "no\nthanks" }]);
    expect(delivery).toMatchObject({
      delivered: false,
      attempts: 1,
      failure: { code: "notification.webhook" },
    });
    expect(delivery?.failure?.message).toBe(`webhook (${host}) answered ${status}: no`);
    expect(delivery?.failure?.hint).toMatch(hint);
    expect(receiver.received).toHaveLength(1);
  });

  test.each([
    [500, /receiver's log/u],
    [429, /notify-on/u],
  ])("after four times %i it gives up", async (status, hint) => {
    const { delivery, host } = await sendTo(Array.from({ length: 4 }, () => ({ status })));
    expect(delivery?.failure?.message).toBe(`webhook (${host}) answered ${status} (after 4 attempts)`);
    expect(delivery?.failure?.hint).toMatch(hint);
  });

  test("that redirects gets nothing where it leads to", async () => {
    const elsewhere = await startReceiver([OK]);
    const { delivery } = await sendTo([{ status: 308, headers: { location: elsewhere.url("/x").href } }]);
    expect(delivery?.failure?.hint).toMatch(/redirects to/u);
    expect(elsewhere.received).toEqual([]);
  });

  test("whose answer is endless is not waited for, and not asked again", async () => {
    const { delivery } = await sendTo([{ status: 200, body: "x".repeat(1024 * 1024 + 1) }]);
    expect(delivery).toMatchObject({ delivered: false, attempts: 1, failure: { code: "http.too-large" } });
  });

  test("on which nobody listens", async () => {
    const url = new URL("http://127.0.0.1:1/hooks/s3cretPath");
    const { deliveries } = await send({ webhook: { url, secret: SECRET } });
    expect(deliveries).toMatchObject([{ delivered: false, attempts: 4, failure: { code: "http.refused" } }]);
    expect(deliveries[0]?.failure?.message).toBe(
      "webhook (127.0.0.1:1): the connection was refused (ECONNREFUSED) (after 4 attempts)",
    );
  });
});
