import type { SMTPServerOptions } from "smtp-server";
import { describe, expect, test } from "vitest";
import { trustTestCa } from "./testing/certificates.ts";
import {
  mailTo,
  PASSWORD,
  reply,
  startMailServer,
  tlsOf,
  USER,
  withoutLogin,
} from "./testing/mail-server.ts";
import { failedTarget, report } from "./testing/reports.ts";
import { send } from "./testing/sending.ts";

/** The reply once, then as always. */
function once(code: number): NonNullable<SMTPServerOptions["onMailFrom"]> {
  let asked = 0;
  return (_address, _session, done) => {
    asked += 1;
    done(asked === 1 ? reply(code, "not now") : null);
  };
}

describe("an email", () => {
  test.each([
    ["starttls", true],
    ["implicit", true],
    ["plain", false],
  ] as const)("goes out over %s, after a login, to everybody at once", async (security, secure) => {
    trustTestCa();
    const server = await startMailServer(tlsOf(security));
    const to = [
      { name: 'Ünal, the "team"', address: "team@acme.test" },
      { name: "", address: "ops@acme.test" },
    ];
    const { deliveries, said } = await send({ email: mailTo(server.port, security, { to }) });
    expect(deliveries).toEqual([{ channel: "email", host: "localhost", delivered: true, attempts: 1 }]);
    expect(said).toEqual([]);
    expect(server.logins).toEqual([`${USER}:${PASSWORD}`]);
    expect(server.mails).toMatchObject([
      { from: "basewatch@acme.test", to: ["team@acme.test", "ops@acme.test"], secure },
    ]);
  });

  test("has a subject, a date, an id, and both a text and an HTML part, and asks for no answer", async () => {
    const server = await startMailServer(tlsOf("plain"));
    await send({ email: mailTo(server.port, "plain") });
    const raw = server.mails[0]?.raw ?? "";
    expect(raw).toMatch(/^From: Basewatch <basewatch@acme\.test>\r$/mu);
    expect(raw).toMatch(/^To: team@acme\.test\r$/mu);
    expect(raw).toMatch(/^Subject: \[Basewatch\] 2 rebuilds: 1 failed, 1 dispatched\r$/mu);
    expect(raw).toMatch(/^Date: Fri, 02 Jan 2026 03:04:05 \+0000\r$/mu);
    expect(raw).toMatch(/^Message-ID: <basewatch\.[0-9a-f]{32}@acme\.test>\r$/mu);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/mu);
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/mu);
    expect(raw).toMatch(/^Content-Type: text\/html; charset=utf-8\r$/mu);
  });

  test("without a login is sent without one", async () => {
    const server = await startMailServer(tlsOf("plain"));
    const { deliveries } = await send({
      email: mailTo(server.port, "plain", { server: withoutLogin(server.port) }),
    });
    expect(deliveries).toMatchObject([{ delivered: true }]);
    expect(server.logins).toEqual([]);
  });

  test("gets no header out of an image's name, a message or an address", async () => {
    const server = await startMailServer(tlsOf("plain"));
    const evil = "x\r\nBcc: all@acme.test\r\nX-Evil: 1\r\n\r\n<b>";
    const run = report([
      failedTarget({
        images: [{ name: evil, reference: evil, bases: [] }],
        error: { code: "x", message: evil, hint: evil },
      }),
    ]);
    const email = mailTo(server.port, "plain", {
      from: { name: evil, address: "basewatch@acme.test" },
      to: [{ name: evil, address: "team@acme.test" }],
    });
    await send({ email }, { report: run });
    expect(server.mails).toMatchObject([{ from: "basewatch@acme.test", to: ["team@acme.test"] }]);
    const head = (server.mails[0]?.raw ?? "").split("\r\n\r\n")[0] ?? "";
    const names = Array.from(head.matchAll(/^([\w-]+):/gmu), ([, name]) => name);
    expect(names.sort()).toEqual(
      [
        "Auto-Submitted",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
      ].sort(),
    );
  });

  test.each([421, 450, 451])("after a %i is sent again, with the same id", async (code) => {
    const server = await startMailServer({ ...tlsOf("plain"), onMailFrom: once(code) });
    const { deliveries, waits, said } = await send({ email: mailTo(server.port, "plain") });
    expect(deliveries).toMatchObject([{ delivered: true, attempts: 2 }]);
    expect(waits).toEqual([500]);
    expect(said).toEqual([
      `email (localhost): the server refused the message (${code}): ${code} not now; attempt 2 of 4 in 0.5 s`,
    ]);
    expect(server.mails).toHaveLength(1);
  });

  test("that was lost after its data has the same id when it comes again", async () => {
    const ids: (string | undefined)[] = [];
    let taken = 0;
    const server = await startMailServer({
      ...tlsOf("plain"),
      onData: (stream, _session, done) => {
        let raw = "";
        stream.on("data", (chunk: Buffer) => {
          raw += chunk.toString();
        });
        stream.on("end", () => {
          ids.push(/^Message-ID: (.+)\r$/mu.exec(raw)?.[1]);
          taken += 1;
          done(taken === 1 ? reply(451, "try again") : null);
        });
      },
    });
    expect((await send({ email: mailTo(server.port, "plain") })).deliveries).toMatchObject([
      { delivered: true, attempts: 2 },
    ]);
    expect(ids[0]).toMatch(/^<basewatch\./u);
    expect(ids[1]).toBe(ids[0]);
  });

  test("that is put off four times is given up", async () => {
    const onMailFrom: SMTPServerOptions["onMailFrom"] = (_address, _session, done) =>
      done(reply(451, "4.7.1 greylisted"));
    const server = await startMailServer({ ...tlsOf("plain"), onMailFrom });
    const { deliveries, waits } = await send({ email: mailTo(server.port, "plain") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-refused" } },
    ]);
    expect(deliveries[0]?.failure?.message).toBe(
      "email (localhost): the server refused the message (451): 451 4.7.1 greylisted (after 4 attempts)",
    );
    expect(deliveries[0]?.failure?.hint).toMatch(/next run/u);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test.each([
    [
      "the sender",
      { onMailFrom: (_a, _s, done) => done(reply(550, "5.7.60 not yours")) } satisfies SMTPServerOptions,
    ],
    [
      "every recipient",
      { onRcptTo: (_a, _s, done) => done(reply(550, "5.1.1 unknown")) } satisfies SMTPServerOptions,
    ],
    [
      "the message",
      {
        onData: (stream, _s, done) => {
          stream.resume();
          stream.on("end", () => done(reply(554, "5.7.1 spam")));
        },
      } satisfies SMTPServerOptions,
    ],
  ])(
    "of which the server refuses %s for good is not sent again",
    async (_name, options: SMTPServerOptions) => {
      const server = await startMailServer({ ...tlsOf("plain"), ...options });
      const { deliveries } = await send({ email: mailTo(server.port, "plain") });
      expect(deliveries).toMatchObject([
        { delivered: false, attempts: 1, failure: { code: "notification.email-refused" } },
      ]);
      expect(deliveries[0]?.failure?.message).toMatch(
        /^email \(localhost\): the server refused the message \(55\d\): 55\d 5\./u,
      );
      expect(deliveries[0]?.failure?.hint).toMatch(/email-from/u);
      expect(server.connections()).toBe(1);
    },
  );

  test("of which the server refuses one recipient reaches the others, and that is said", async () => {
    const onRcptTo: SMTPServerOptions["onRcptTo"] = ({ address }, _session, done) =>
      done(address.startsWith("gone") ? reply(550, "unknown") : null);
    const server = await startMailServer({ ...tlsOf("plain"), onRcptTo });
    const to = ["gone@acme.test", "team@acme.test"].map((address) => ({ name: "", address }));
    const { deliveries } = await send({ email: mailTo(server.port, "plain", { to }) });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-recipients" } },
    ]);
    expect(deliveries[0]?.failure?.message).toBe(
      "email (localhost): the server refused 1 of 2 recipients; the others have the message",
    );
    expect(server.mails).toMatchObject([{ to: ["team@acme.test"] }]);
  });
});
