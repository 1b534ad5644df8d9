import { expect, test } from "vitest";
import { buildMessage, deliver } from "./index.ts";
import { mailTo, startMailServer } from "./testing/mail-server.ts";
import { startReceiver } from "./testing/receiver.ts";
import { report } from "./testing/reports.ts";
import { send } from "./testing/sending.ts";

test("each channel gets the message, and one that fails stops no other", async () => {
  const receiver = await startReceiver([{ status: 404, body: "no_service" }]);
  const hook = await startReceiver([{ status: 200 }]);
  const mail = await startMailServer({ disabledCommands: ["STARTTLS"] });
  const { deliveries } = await send({
    slack: { url: receiver.url("/services/x") },
    email: mailTo(mail.port, "plain"),
    webhook: { url: hook.url("/hook"), secret: "s3cret-of-the-hook" },
  });
  expect(deliveries.map(({ channel, delivered }) => [channel, delivered])).toEqual([
    ["slack", false],
    ["email", true],
    ["webhook", true],
  ]);
});

test("no channel, no delivery, and no transport is opened", async () => {
  expect((await send({})).deliveries).toEqual([]);
});

test("a defect of ours is a failure of its channel, and is not thrown", async () => {
  const defect = new TypeError("x is not a function");
  const deliveries = await deliver(
    buildMessage(report([])),
    { slack: { url: new URL("https://hooks.test/x") }, email: mailTo(1, "plain", { to: [] }) },
    {
      openTransport: () => ({
        counts: { head: 0, get: 0, other: 0, retried: 0 },
        send: () => Promise.reject(defect),
      }),
      clock: {
        now: () => {
          throw defect;
        },
        monotonicMs: () => 0,
        sleep: () => Promise.reject(defect),
      },
      random: () => 0,
      signal: new AbortController().signal,
      timeoutMs: 100,
      log: () => {
        throw defect;
      },
    },
  );
  expect(deliveries.map(({ failure }) => [failure?.message, failure?.code, failure?.cause])).toEqual([
    ["slack (hooks.test): the message could not be sent", "notification.defect", defect],
    ["email (localhost): the message could not be sent", "notification.defect", defect],
  ]);
});
