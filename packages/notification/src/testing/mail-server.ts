import { type AddressInfo, createServer, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import type { EmailChannel } from "../index.ts";
import { readCertificate } from "./certificates.ts";

export const USER = "mailer@acme.test";
export const PASSWORD = "p4ss-w0rd/of+the=mailer";

/** An email as the server took it. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly raw: string;
  readonly secure: boolean;
}

/** A mail server on loopback, closed when its test ends. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly Mail[];
  /** `user:password` of each login that was tried. */
  readonly logins: readonly string[];
  connections(): number;
}

/** An error that makes the server answer with a reply code. */
export function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Starts a mail server that takes {@link USER} with {@link PASSWORD}; what a test sets goes to the library as it is. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  const logins: string[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 1,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      if (username === USER && password === PASSWORD) done(null, { user: USER });
      else done(reply(535, "5.7.8 wrong user or password"));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        const raw = Buffer.concat(chunks).toString("utf8");
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw, secure: session.secure === true });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, logins, connections: () => connections };
}

/** A TCP server that says `greeting` and then answers each line as the test wants; `undefined` closes the connection. */
export async function startRawMailServer(
  greeting: string | undefined,
  answer: (line: string) => string | undefined,
): Promise<{ readonly port: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    if (greeting !== undefined) socket.write(`${greeting}\r\n`);
    socket.on("data", (chunk) => {
      for (const line of chunk.toString("utf8").split("\r\n").slice(0, -1)) {
        lines.push(line);
        const said = answer(line);
        if (said === undefined) socket.destroy();
        else if (said !== "") socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(async () => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return { port: (server.address() as AddressInfo).port, lines };
}

/** What the library is told for one kind of security. */
export function tlsOf(security: EmailChannel["server"]["security"]): SMTPServerOptions {
  if (security === "plain") return { disabledCommands: ["STARTTLS"] };
  return { ...readCertificate("server"), secure: security === "implicit" };
}

/** A server on this machine that is spoken to in plain text, and without a login. */
export function withoutLogin(port: number): EmailChannel["server"] {
  return { host: "localhost", port, security: "plain", login: undefined };
}

/** An email channel to a server on this machine, with a login. */
export function mailTo(
  port: number,
  security: EmailChannel["server"]["security"],
  change: Partial<EmailChannel> = {},
): EmailChannel {
  return {
    server: { host: "localhost", port, security, login: { user: USER, password: PASSWORD } },
    from: { name: "Basewatch", address: "basewatch@acme.test" },
    to: [{ name: "", address: "team@acme.test" }],
    ...change,
  };
}
