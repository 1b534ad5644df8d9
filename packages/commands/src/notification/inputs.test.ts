import { NOTIFY_EVENTS } from "@basewatch/notification";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { refuseContradictions } from "../fields.ts";
import { describeIssues } from "../testing/issues.ts";
import {
  findNotificationContradictions,
  NOTIFICATION_SECRETS,
  type NotificationInputs,
  notificationInputs,
} from "./index.ts";

type Raw = Readonly<Record<string, string>>;

// As dispatch-rebuild has them: among other inputs, with the contradictions checked.
const schema = z
  .object({ ...notificationInputs.shape })
  .check(refuseContradictions<NotificationInputs>(findNotificationContradictions));

function read(raw: Raw): NotificationInputs | readonly string[] {
  const names = Object.keys(notificationInputs.shape);
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
  return parsed.success ? parsed.data : describeIssues(parsed.error.issues);
}

const EMAIL = { "smtp-url": "smtp://mx.acme.test", "email-from": "a@acme.test", "email-to": "b@acme.test" };

describe("the inputs about notifications", () => {
  test("have the contract's defaults", () => {
    expect(read({})).toEqual({
      "slack-webhook-url": undefined,
      "smtp-url": undefined,
      "email-from": undefined,
      "email-to": [],
      "webhook-url": undefined,
      "webhook-secret": undefined,
      "notify-on": ["dispatched", "failed"],
      "fail-on-notify-error": false,
    });
  });

  test("are read as they are meant", () => {
    const inputs = read({
      ...EMAIL,
      "slack-webhook-url": "https://hooks.slack.com/services/T0/B0/x",
      "email-to": 'b@acme.test, Team Ä <team@acme.test> # on call\n"Ops" <ops@acme.test>',
      "webhook-url": "http://localhost:8080/hook?key=1",
      "webhook-secret": "s3cret",
      "notify-on": "always\nunknown",
      "fail-on-notify-error": "True",
    });
    expect(inputs).toMatchObject({
      "slack-webhook-url": new URL("https://hooks.slack.com/services/T0/B0/x"),
      "email-from": { name: "", address: "a@acme.test" },
      "email-to": [
        { name: "", address: "b@acme.test" },
        { name: "Team Ä", address: "team@acme.test" },
        { name: "Ops", address: "ops@acme.test" },
      ],
      "webhook-url": new URL("http://localhost:8080/hook?key=1"),
      "webhook-secret": "s3cret",
      "notify-on": ["always", "unknown"],
      "fail-on-notify-error": true,
    });
  });

  test("take each event that a run may have, and name the nearest to one that is none", () => {
    expect(read({ "notify-on": NOTIFY_EVENTS.join() })).toMatchObject({ "notify-on": NOTIFY_EVENTS });
    expect(read({ "notify-on": "dispatch, failled" })).toEqual([
      expect.stringMatching(/^notify-on: "dispatch" is not one of .+ · Did you mean dispatched\?$/u),
      expect.stringMatching(/^notify-on: "failled" is not one of .+ · Did you mean failed\?$/u),
    ]);
  });

  test.each<[string, Raw, readonly RegExp[]]>([
    [
      "recipients alone",
      { "email-to": "b@acme.test" },
      [/^smtp-url: not given, and email-to is/u, /^email-from: /u],
    ],
    [
      "a server alone",
      { "smtp-url": "smtp://mx" },
      [/^email-from: not given, and smtp-url is/u, /^email-to: /u],
    ],
    [
      "no sender",
      { ...EMAIL, "email-from": "" },
      [/^email-from: not given, and smtp-url and email-to are · Set it to the address/u],
    ],
    [
      "a URL without a secret",
      { "webhook-url": "https://a.test/x" },
      [/^webhook-secret: .+every message is signed/u],
    ],
    [
      "a secret without a URL",
      { "webhook-secret": "x" },
      [/^webhook-url: not given, and webhook-secret is · /u],
    ],
    [
      "a server that cannot be read counts as given",
      { ...EMAIL, "smtp-url": "mx.acme.test" },
      [/^smtp-url: this is no smtp:\/\/ or smtps:\/\/ URL/u],
    ],
  ])("contradict each other: %s", (_name, raw, complaints) => {
    expect(read(raw)).toEqual(complaints.map((complaint) => expect.stringMatching(complaint)));
  });

  test("name those that are secrets", () => {
    expect(NOTIFICATION_SECRETS).toEqual(["slack-webhook-url", "smtp-url", "webhook-url", "webhook-secret"]);
    expect(Object.keys(notificationInputs.shape)).toEqual(expect.arrayContaining([...NOTIFICATION_SECRETS]));
  });
});

describe("smtp-url", () => {
  test.each([
    ["smtp://mx.acme.test", { host: "mx.acme.test", port: 587, security: "starttls", login: undefined }],
    ["smtp://MX.acme.test:25/", { host: "mx.acme.test", port: 25, security: "starttls", login: undefined }],
    ["smtps://mx.acme.test", { host: "mx.acme.test", port: 465, security: "implicit", login: undefined }],
    ["smtps://mx.acme.test:587", { host: "mx.acme.test", port: 587, security: "implicit", login: undefined }],
    ["smtp://localhost:1025", { host: "localhost", port: 1025, security: "plain", login: undefined }],
    ["smtp://127.0.0.1", { host: "127.0.0.1", port: 587, security: "plain", login: undefined }],
    ["smtp://[::1]:25", { host: "::1", port: 25, security: "plain", login: undefined }],
    ["smtps://localhost", { host: "localhost", port: 465, security: "implicit", login: undefined }],
    [
      "smtp://localhost.evil.test",
      { host: "localhost.evil.test", port: 587, security: "starttls", login: undefined },
    ],
    [
      "smtp://me%40acme.test:p%40ss%2Fw%3Ard@mx.acme.test:587",
      {
        host: "mx.acme.test",
        port: 587,
        security: "starttls",
        login: { user: "me@acme.test", password: "p@ss/w:rd" },
      },
    ],
  ])("%s", (text, server) => {
    expect(read({ ...EMAIL, "smtp-url": text })).toMatchObject({ "smtp-url": server });
  });

  test.each([
    ["mx.acme.test:587", /no smtp/u],
    ["https://mx.acme.test", /no smtp/u],
    ["smtp://", /no smtp/u],
    ["smtp://me:s3cret@mx/?tls=no", /goes on after the host/u],
    ["smtp://me:s3cret@mx/x", /goes on after the host/u],
    ["smtp://me:s3cret@mx#x", /goes on after the host/u],
    ["smtp://me@mx", /a user or a password, and not both/u],
    ["smtp://:s3cret@mx", /a user or a password, and not both/u],
    ["smtp://me:s3cret%@mx", /percent-encoded/u],
    ["smtp://me:s3cret%0d%0aX@mx", /control characters/u],
    ["smtp://me:s3cret@mx\nsmtp://b", /blanks in it/u],
  ])("%j is refused, and not shown", (text, complaint) => {
    const complaints = read({ ...EMAIL, "smtp-url": text });
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
    expect(String(complaints)).not.toContain("s3cret");
  });
});

describe("the URL of a webhook", () => {
  test.each([
    ["hooks.slack.com/s3cret", /no https URL/u],
    ["ftp://hooks.slack.com/s3cret", /no https URL/u],
    ["https:/hooks.slack.com/s3cret", /no https URL/u],
    ["https://me:pass@hooks.test/s3cret", /user name or password/u],
    ["http://hooks.test/s3cret", /plain text/u],
    ["http://localhost.hooks.test/s3cret", /plain text/u],
    ["https://hooks.test/s3cret\nhttps://b.test", /blanks in it/u],
  ])("%j is refused, and not shown", (text, complaint) => {
    for (const name of ["slack-webhook-url", "webhook-url"]) {
      const complaints = read({ "webhook-secret": name === "webhook-url" ? "x" : "", [name]: text });
      expect(complaints).toEqual([expect.stringMatching(complaint)]);
      expect(String(complaints)).not.toMatch(/s3cret|pass@/u);
    }
  });
});

describe("an address", () => {
  test.each(
    [
      [
        "a",
        "a@",
        "@b.test",
        "a b@c.test",
        "a@b@c.test",
        "a@-b.test",
        "a@b.test.",
        "<a@b.test",
        "Team a@b.test",
      ],
      [
        "a@b.test\u0000",
        "a\u202eb@c.test",
        '"a"@b.test',
        "a@[127.0.0.1]",
        "X\u0007 <a@b.test>",
        "<<a@b.test>>",
      ],
    ].flat(),
  )("%j is refused", (text) => {
    expect(read({ ...EMAIL, "email-from": text })).toEqual([
      expect.stringMatching(/is no email address · Write team@/u),
    ]);
  });

  test("has no way to add a header", () => {
    const complaints = read({ ...EMAIL, "email-from": "Team\r\nBcc: all@acme.test <a@b.test>" });
    expect(complaints).toEqual([expect.stringContaining("\\u{d}\\u{a}Bcc")]);
  });
});
