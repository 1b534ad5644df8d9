import { createHmac } from "node:crypto";
import { startGithub } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCertificate } from "../../packages/notification/src/testing/certificates.ts";
import { PASSWORD, startMailServer, USER } from "../../packages/notification/src/testing/mail-server.ts";
import { type Answer, startReceiver } from "../../packages/notification/src/testing/receiver.ts";
import { firstError, runBundle } from "../bundles.ts";
import { TRUSTED } from "./tls.ts";

const TOKEN = "job-token-1234";
const SLACK_PATH = "/services/T0AAAAAAA/B0BBBBBBB/s3cretS3cretS3cretS3cret";
const HOOK_SECRET = "hook-s3cret-of-the-receiver";
const OLD = `sha256:${"1".repeat(64)}`;
const NEW = `sha256:${"2".repeat(64)}`;

/** An entry of check-base-digest's `rebuilds`. */
function entry(index: number, workflow = "b.yml") {
  const base = { reference: "docker.io/library/node:22", role: "runtime", evidence: "provenance" };
  return {
    key: `3f9a2c41d0b7e6${String(index).padStart(2, "0")}`,
    attempt: 1,
    reason: null,
    checkedAt: new Date().toISOString(),
    ledger: null,
    dispatch: { provider: "github", apiUrl: null, repository: "o/app", workflow, ref: "main", inputs: {} },
    images: [
      {
        name: `app-${index}`,
        reference: `ghcr.io/o/app-${index}:latest`,
        bases: [{ ...base, previous: [OLD], current: NEW, firstSeenAt: "2026-01-02T03:04:05Z" }],
      },
    ],
  };
}

async function open(answers: readonly Answer[]) {
  const permissions = { actions: "write", contents: "read" } as const;
  const github = await startGithub({
    tokens: { [TOKEN]: { kind: "actions", repository: "o/app", permissions } },
    repositories: { "o/app": { refs: { main: { ".github/workflows/b.yml": "on: workflow_dispatch\n" } } } },
  });
  onTestFinished(() => github.close());
  const receiver = await startReceiver(answers);
  const run = (inputs: Readonly<Record<string, string>>) =>
    runBundle("dispatch-rebuild", {
      inputs: { "github-token": TOKEN, "write-interval": "0s", ...inputs },
      environment: {
        GITHUB_API_URL: github.apiUrl,
        GITHUB_SERVER_URL: github.serverUrl,
        GITHUB_REPOSITORY: "o/app",
        GITHUB_RUN_ID: "99",
        GITHUB_ACTOR: "octocat",
        ...TRUSTED,
      },
    });
  return { github, receiver, run, slack: receiver.url(SLACK_PATH).href };
}

const OK: Answer = { status: 200, body: "ok" };

describe("dispatch-rebuild tells people", () => {
  test.each(["starttls", "implicit"])(
    "once, on each channel, by mail over %s, with no secret shown",
    async (security) => {
      const { github, receiver, run, slack } = await open([OK, OK]);
      const mail = await startMailServer({ ...readCertificate("server"), secure: security === "implicit" });
      const scheme = security === "implicit" ? "smtps" : "smtp";
      const hook = receiver.url("/hook?key=s3cretQuery").href;
      const result = await run({
        rebuilds: JSON.stringify([entry(1), entry(2, "biuld.yml")]),
        "slack-webhook-url": slack,
        "webhook-url": hook,
        "webhook-secret": HOOK_SECRET,
        "smtp-url": `${scheme}://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@localhost:${mail.port}`,
        "email-from": "Basewatch <basewatch@acme.test>",
        "email-to": "team@acme.test, ops@acme.test",
      });
      expect(result.status, result.log).toBe(1);
      expect(github.runs).toHaveLength(1);
      expect(receiver.received).toHaveLength(2);
      const posted = receiver.received.find(({ path }) => path === SLACK_PATH);
      expect(JSON.parse(posted?.body ?? "").text).toBe("2 rebuilds: 1 failed, 1 dispatched");
      expect(posted?.body).toContain("node:22: sha256:111111111111 → sha256:222222222222");
      expect(posted?.body).toContain(`${github.serverUrl}/o/app/actions/runs/${github.runs[0]?.id}`);
      const signed = receiver.received.find(({ path }) => path?.startsWith("/hook"));
      const hmac = createHmac("sha256", HOOK_SECRET)
        .update(signed?.body ?? "")
        .digest("hex");
      expect(signed?.headers["x-basewatch-signature-256"]).toBe(`sha256=${hmac}`);
      expect(JSON.parse(signed?.body ?? "")).toMatchObject({
        counts: { dispatched: 1, failed: 1 },
        run: { repository: "o/app", url: `${github.serverUrl}/o/app/actions/runs/99`, actor: "octocat" },
      });
      expect(mail.mails).toMatchObject([{ to: ["team@acme.test", "ops@acme.test"], secure: true }]);
      const sent = [...receiver.received.map(({ body }) => body), ...mail.mails.map(({ raw }) => raw)];
      const shown = [result.log, result.summary, JSON.stringify(result.outputs), ...sent].join("\n");
      for (const secret of [
        TOKEN,
        SLACK_PATH,
        "s3cretQuery",
        HOOK_SECRET,
        PASSWORD,
        encodeURIComponent(PASSWORD),
      ])
        expect(shown).not.toContain(secret);
    },
  );

  test.each([
    ["false", 0, "warning"],
    ["true", 1, "error"],
  ] as const)(
    "and a message that is refused is no undone dispatch: fail-on-notify-error %s",
    async (fail, status, level) => {
      const { github, run, slack } = await open([{ status: 404, body: "no_service" }]);
      const rebuilds = JSON.stringify([entry(1)]);
      const result = await run({ rebuilds, "slack-webhook-url": slack, "fail-on-notify-error": fail });
      expect([result.status, github.runs.length], result.log).toEqual([status, 1]);
      expect(result.outputs["dispatched-count"]).toBe("1");
      expect(result.annotations.filter((annotation) => annotation.level === level)).toMatchObject([
        {
          message: expect.stringMatching(
            /^Slack \(127\.0\.0\.1:\d+\) refused the message \(404\): no_service · /u,
          ),
        },
      ]);
      expect(result.log).not.toContain("s3cret");
    },
  );

  test("of a run that fails before any rebuild is tried", async () => {
    const { receiver, run, slack } = await open([OK]);
    const rebuilds = JSON.stringify([{ ...entry(1), ledger: "file:other.json" }]);
    const result = await run({ rebuilds, "slack-webhook-url": slack });
    expect(result.status).toBe(1);
    expect(firstError(result)).toContain("file:other.json");
    expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({
      text: "The run failed before any rebuild was tried",
    });
  });

  test.each([
    ["nothing is due", { rebuilds: "[]" }],
    ["the run is dry", { rebuilds: JSON.stringify([entry(1)]), "dry-run": "true", "notify-on": "always" }],
    ["notify-on does not name it", { rebuilds: JSON.stringify([entry(1)]), "notify-on": "failed" }],
  ])("nothing when %s", async (_name, inputs) => {
    const { receiver, run, slack } = await open([]);
    const result = await run({ ...inputs, "slack-webhook-url": slack });
    expect([result.status, receiver.received], result.log).toEqual([0, []]);
  });

  test("and inputs that contradict each other fail before anything is sent", async () => {
    const { github, run } = await open([]);
    const result = await run({ rebuilds: JSON.stringify([entry(1)]), "email-to": "team@acme.test" });
    expect([result.status, github.runs]).toEqual([1, []]);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^smtp-url: not given, and email-to is · /u),
      expect.stringMatching(/^email-from: not given, and email-to is · /u),
    ]);
  });
});
