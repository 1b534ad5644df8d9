import { describe, expect, test } from "vitest";
import { readCertificate, trustTestCa } from "./testing/certificates.ts";
import {
  mailTo,
  reply,
  startMailServer,
  startRawMailServer,
  tlsOf,
  USER,
  withoutLogin,
} from "./testing/mail-server.ts";
import { send } from "./testing/sending.ts";

describe("a login", () => {
  test("that is refused is not tried again", async () => {
    trustTestCa();
    const server = await startMailServer(tlsOf("implicit"));
    const { server: good } = mailTo(server.port, "implicit");
    const email = mailTo(server.port, "implicit", {
      server: { ...good, login: { user: USER, password: "another-one" } },
    });
    const { deliveries } = await send({ email });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-auth" } },
    ]);
    expect(deliveries[0]?.failure?.message).toBe(
      "email (localhost): the server refused the login: 535 5.7.8 wrong user or password",
    );
    expect(deliveries[0]?.failure?.hint).toMatch(/percent-encoded/u);
    expect(server.mails).toEqual([]);
  });

  test("that cannot be checked for the moment is tried again", async () => {
    let asked = 0;
    const server = await startMailServer({
      ...tlsOf("plain"),
      onAuth: (_auth, _session, done) => {
        asked += 1;
        if (asked === 1) done(reply(454, "4.7.0 later"));
        else done(null, { user: USER });
      },
    });
    expect((await send({ email: mailTo(server.port, "plain") })).deliveries).toMatchObject([
      { delivered: true, attempts: 2 },
    ]);
  });

  test("is never left out in silence where the server offers none", async () => {
    const server = await startMailServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const { deliveries } = await send({ email: mailTo(server.port, "plain") });
    expect(deliveries).toMatchObject([{ delivered: false, failure: { code: "notification.email-auth" } }]);
    expect(server.mails).toEqual([]);
  });
});

describe("a connection", () => {
  test("without STARTTLS is refused before a credential or a word of the message is sent", async () => {
    const server = await startRawMailServer("220 mx ESMTP", (line) =>
      line.startsWith("EHLO") ? "250-mx\r\n250 AUTH PLAIN LOGIN" : "502 5.5.1 not implemented",
    );
    const { deliveries } = await send({ email: mailTo(server.port, "starttls") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-tls" } },
    ]);
    expect(deliveries[0]?.failure?.message).toMatch(
      /could not be secured with STARTTLS, and nothing was sent without it: 502 5\.5\.1 not implemented$/u,
    );
    expect(server.lines.filter((line) => !/^(?:EHLO|STARTTLS|QUIT)/u.test(line))).toEqual([]);
  });

  test("to a server that knows no EHLO is refused, too", async () => {
    const server = await startRawMailServer("220 old", (line) =>
      line.startsWith("HELO") ? "250 old" : "500 what?",
    );
    const { deliveries } = await send({ email: mailTo(server.port, "starttls") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-tls" } },
    ]);
    expect(server.lines.join("\n")).not.toMatch(/AUTH|MAIL/u);
  });

  test.each([
    ["starttls", "self-signed"],
    ["starttls", "expired"],
    ["starttls", "wrong-name"],
    ["implicit", "self-signed"],
    ["implicit", "expired"],
    ["implicit", "wrong-name"],
  ] as const)(
    "over %s with a certificate that is %s is refused at once, before the login",
    async (security, name) => {
      trustTestCa();
      const server = await startMailServer({ ...readCertificate(name), secure: security === "implicit" });
      const { deliveries, waits } = await send({ email: mailTo(server.port, security) });
      expect(deliveries).toMatchObject([
        { delivered: false, attempts: 1, failure: { code: "notification.email-tls" } },
      ]);
      expect(deliveries[0]?.failure?.message).toMatch(
        /^email \(localhost\): no secure connection \([A-Z_]+\)$/u,
      );
      expect(deliveries[0]?.failure?.hint).toMatch(/NODE_EXTRA_CA_CERTS/u);
      expect([waits, server.logins, server.mails]).toEqual([[], [], []]);
    },
  );

  test("of TLS from the start to a server that begins in plain text", async () => {
    const server = await startMailServer(tlsOf("plain"));
    const { deliveries } = await send({ email: mailTo(server.port, "implicit") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-connection" } },
    ]);
    expect(deliveries[0]?.failure?.hint).toMatch(/smtps:\/\//u);
  });

  test("that nobody takes", async () => {
    const { deliveries } = await send({ email: mailTo(1, "plain") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-connection" } },
    ]);
    expect(deliveries[0]?.failure?.message).toBe(
      "email (localhost): the connection failed (ECONNREFUSED) (after 4 attempts)",
    );
  });

  test("to a name that does not exist", async () => {
    const server = { ...mailTo(587, "starttls").server, host: "nowhere.invalid" };
    const { deliveries } = await send({ email: mailTo(587, "starttls", { server }) });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-dns" } },
    ]);
  });

  test("on which the server says nothing ends in time", async () => {
    const server = await startRawMailServer(undefined, () => "");
    const { deliveries } = await send({ email: mailTo(server.port, "plain") }, { timeoutMs: 60 });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-timeout" } },
    ]);
  });

  test("that dies in the middle is made again", async () => {
    const server = await startRawMailServer("220 mx", (line) =>
      line.startsWith("EHLO") ? "250 mx" : undefined,
    );
    const { deliveries } = await send({
      email: mailTo(server.port, "plain", { server: withoutLogin(server.port) }),
    });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 4, failure: { code: "notification.email-connection" } },
    ]);
    expect(server.lines.filter((line) => line.startsWith("MAIL"))).toHaveLength(4);
  });

  test.each([
    ["ends in the middle of STARTTLS", undefined, 4, "notification.email-connection"],
    ["has a handshake that is none", "220 go ahead\r\nno handshake", 4, "notification.email-timeout"],
    ["cannot be secured for the moment", "454 4.7.0 TLS not available", 4, "notification.email-refused"],
  ] as const)("that %s carries no login", async (_name, said, attempts, code) => {
    const server = await startRawMailServer("220 mx", (line) =>
      line.startsWith("EHLO") ? "250-mx\r\n250 STARTTLS" : said,
    );
    const { deliveries } = await send({ email: mailTo(server.port, "starttls") }, { timeoutMs: 100 });
    expect(deliveries).toMatchObject([{ delivered: false, attempts, failure: { code } }]);
    expect(server.lines.join("\n")).not.toMatch(/AUTH|MAIL/u);
  });

  test("to a server that refuses to talk", async () => {
    const server = await startRawMailServer("554 5.7.1 no mail from you", () => undefined);
    const { deliveries } = await send({ email: mailTo(server.port, "plain") });
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-refused" } },
    ]);
    expect(deliveries[0]?.failure?.message).toContain("554 5.7.1 no mail from you");
  });

  test("ends when the time for all deliveries is over", async () => {
    const stop = new AbortController();
    const server = await startRawMailServer("220 mx", () => {
      stop.abort();
      return "";
    });
    const options = { signal: stop.signal, timeoutMs: 600_000 };
    const { deliveries } = await send({ email: mailTo(server.port, "plain") }, options);
    expect(deliveries).toMatchObject([
      { delivered: false, attempts: 1, failure: { code: "notification.email-timeout" } },
    ]);
  });
});
