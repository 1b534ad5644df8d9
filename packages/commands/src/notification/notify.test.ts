import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import type { RunReport } from "@basewatch/notification";
import { createRedactor } from "@basewatch/redaction";
import { SMTPServer } from "smtp-server";
import { describe, expect, onTestFinished, test } from "vitest";
import type { World } from "../action.ts";
import { type NotificationInputs, notificationInputs, notify } from "./index.ts";

const PASSWORD = "p4ss/w0rd-of-the-mailer";
const TOKEN = "s3cret-token-in-a-message";

const REPORT: RunReport = {
  at: "2026-01-02T03:04:05.000Z",
  run: { repository: "acme/ops", url: "https://github.com/acme/ops/actions/runs/99", actor: "octocat" },
  results: [
    {
      key: "3f9a2c41d0b7e615",
      attempt: 1,
      status: "failed",
      conclusion: null,
      provider: "github",
      repository: "acme/app",
      workflow: "build.yml",
      ref: null,
      runId: null,
      runUrl: null,
      reason: null,
      requestedBy: null,
      images: [],
      error: { code: "x", message: `the server said ${TOKEN}`, hint: null },
    },
  ],
  failures: [],
};

interface Request {
  readonly path: string | undefined;
  readonly agent: string | undefined;
  readonly body: string;
}

async function startReceiver(statuses: readonly number[]) {
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(statuses[requests.length] ?? 500);
    requests.push({ path: request.url, agent: request.headers["user-agent"], body });
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function startMailServer() {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth: ({ password }, _session, done) =>
      password === PASSWORD ? done(null, { user: "me" }) : done(new Error("wrong")),
    onData: (stream, _session, done) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on("end", () => {
        mails.push(raw);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { mails, url: `smtp://me:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}` };
}

function createWorld(signal = new AbortController().signal) {
  const said: string[] = [];
  const say = (level: string) => (text: string) => void said.push(`${level}: ${text}`);
  const redactor = createRedactor();
  redactor.hide(TOKEN);
  const world: World = {
    environment: {},
    clock: { now: () => 0, monotonicMs: () => 0, sleep: async () => {} },
    random: () => 0.5,
    log: { info: say("info"), notice: say("notice"), warning: say("warning"), debug: say("debug") },
    redactor,
    announce: () => {},
    files: {
      resolve: String,
      read: async () => undefined,
      write: async () => {},
      update: async () => {},
      makeFolder: async () => {
        throw new Error("nothing is written here");
      },
      glob: async () => [],
    },
    signal,
  };
  return { world, said };
}

function read(raw: Readonly<Record<string, string>>): NotificationInputs & { readonly "dry-run": boolean } {
  const names = Object.keys(notificationInputs.shape);
  const inputs = notificationInputs.parse(Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
  return { ...inputs, "dry-run": raw["dry-run"] === "true" };
}

describe("a run", () => {
  test("tells every channel, over the command's own transport, and cleans what it says", async () => {
    const receiver = await startReceiver([200, 200]);
    const mail = await startMailServer();
    const { world, said } = createWorld();
    const inputs = read({
      "slack-webhook-url": `${receiver.url}/services/T0/B0/s3cretPath`,
      "smtp-url": mail.url,
      "email-from": "basewatch@acme.test",
      "email-to": "team@acme.test",
      "webhook-url": `${receiver.url}/hook`,
      "webhook-secret": "wh-s3cret",
    });
    const { deliveries, failures } = await notify(inputs, REPORT, world);
    expect(failures).toEqual([]);
    expect(deliveries).toMatchObject([{ delivered: true }, { delivered: true }, { delivered: true }]);
    expect(receiver.requests.map(({ path }) => path).sort()).toEqual(["/hook", "/services/T0/B0/s3cretPath"]);
    expect(mail.mails).toHaveLength(1);
    const sent = [...receiver.requests.map(({ body }) => body), ...mail.mails].join("\n");
    expect(sent).toContain("the server said ***");
    expect(sent).not.toContain(TOKEN);
    expect(receiver.requests[0]?.agent).toMatch(/^basewatch\/\S+ \(dispatch-rebuild\)/u);
    const host = receiver.url.replace("http://", "");
    expect(said).toEqual([
      `info: Slack: ${host} has the message.`,
      "info: Email: 127.0.0.1 has the message.",
      `info: Webhook: ${host} has the message.`,
    ]);
    expect(world.redactor.redact(`it was ${PASSWORD}`)).toBe("it was ***");
  });

  test("without channels does nothing", async () => {
    const { world, said } = createWorld();
    expect(await notify(read({}), REPORT, world)).toEqual({ deliveries: [], failures: [] });
    expect(said).toEqual([]);
  });

  test("that notify-on does not name sends nothing, and says so", async () => {
    const receiver = await startReceiver([]);
    const { world, said } = createWorld();
    const inputs = read({ "slack-webhook-url": `${receiver.url}/x`, "notify-on": "dispatched, deferred" });
    expect(await notify(inputs, REPORT, world)).toEqual({ deliveries: [], failures: [] });
    expect([receiver.requests, said]).toEqual([[], ["info: No message: notify-on is dispatched, deferred."]]);
  });

  test.each([
    ["a warning", "false", 0],
    ["a failure with fail-on-notify-error", "true", 1],
  ])("whose message is not delivered gets %s, without the URL", async (_name, fail, count) => {
    const receiver = await startReceiver([500, 500, 500, 404]);
    const { world, said } = createWorld();
    const url = `${receiver.url}/services/T0/B0/s3cretPath`;
    const inputs = read({ "slack-webhook-url": url, "fail-on-notify-error": fail });
    const { deliveries, failures } = await notify(inputs, REPORT, world);
    expect(deliveries).toMatchObject([{ channel: "slack", delivered: false, attempts: 4 }]);
    expect(failures).toHaveLength(count);
    const message = expect.stringMatching(
      /^Slack \(127\.0\.0\.1:\d+\) refused the message \(404\): ok \(after 4 attempts\)$/u,
    );
    if (count === 1) expect(failures[0]?.message).toEqual(message);
    expect(said.filter((line) => line.startsWith("warning"))).toHaveLength(1 - count);
    expect(said.filter((line) => line.startsWith("info"))).toHaveLength(3);
    expect(said[0]).toMatch(/^info: POST http:\/\/127\.0\.0\.1:\d+: 500; attempt 2 of 4 in \d\.\d s$/u);
    expect(JSON.stringify([said, deliveries])).not.toContain("s3cretPath");
  });

  test("that is dry tells nobody, and says whom it would have told", async () => {
    const receiver = await startReceiver([]);
    const { world, said } = createWorld();
    const inputs = read({
      "slack-webhook-url": `${receiver.url}/x`,
      "notify-on": "always",
      "dry-run": "true",
    });
    expect(await notify(inputs, REPORT, world)).toEqual({ deliveries: [], failures: [] });
    expect([receiver.requests, said]).toEqual([[], ["info: Dry run: no message is sent (slack)."]]);
  });

  test.each([
    ["false", 0, 1],
    ["true", 1, 0],
  ])(
    "of which no message can be made is no reason to throw: fail-on-notify-error %s",
    async (fail, failed, warned) => {
      const receiver = await startReceiver([]);
      const { world, said } = createWorld();
      const inputs = read({ "slack-webhook-url": `${receiver.url}/x`, "fail-on-notify-error": fail });
      const results = REPORT.results.map((target) => ({ ...target, attempt: 1.5 }));
      const { deliveries, failures } = await notify(inputs, { ...REPORT, results }, world);
      expect([deliveries, receiver.requests]).toEqual([[], []]);
      expect(failures.map(({ code }) => code)).toEqual(
        Array.from({ length: failed }, () => "notification.defect"),
      );
      expect(said.filter((line) => line.startsWith("warning: the message of this run"))).toHaveLength(warned);
    },
  );

  test("waits no longer than its budget for those who do not answer", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const mute = createTcpServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      silent.close();
      silent.closeAllConnections();
      mute.close();
    });
    const { world } = createWorld();
    const inputs = read({
      "slack-webhook-url": `http://127.0.0.1:${(silent.address() as AddressInfo).port}/x`,
      "smtp-url": `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`,
      "email-from": "basewatch@acme.test",
      "email-to": "team@acme.test",
    });
    const { deliveries } = await notify(inputs, REPORT, world, 100);
    expect(deliveries).toMatchObject([
      { channel: "slack", delivered: false, failure: { code: "http.budget" } },
      { channel: "email", delivered: false, failure: { code: "notification.email-timeout" } },
    ]);
  });

  test("that was told to stop does not wait for its messages", async () => {
    const receiver = await startReceiver([]);
    const { world, said } = createWorld(AbortSignal.abort());
    const inputs = read({ "slack-webhook-url": `${receiver.url}/services/x` });
    const { deliveries } = await notify(inputs, REPORT, world);
    expect(deliveries).toMatchObject([{ delivered: false, attempts: 0, failure: { code: "http.budget" } }]);
    expect(said).toEqual([expect.stringMatching(/^warning: Slack \(127\.0\.0\.1:\d+\): not sent any more/u)]);
  });
});
