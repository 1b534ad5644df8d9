import { Failure } from "@basewatch/failure";
import { firstLine, type Redactor } from "@basewatch/redaction";
import type { SmtpServer } from "./email.ts";

/** What is needed of an error of the SMTP client's (https://nodemailer.com/smtp#error-handling). */
interface SmtpError {
  /** The client's own. */
  readonly code: string;
  /** Node's or OpenSSL's, of the error below. */
  readonly cause: string;
  /** The command that failed; `CONN` for the connection. */
  readonly command: string;
  /** The server's reply code (https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1); `undefined` without a reply. */
  readonly reply: number | undefined;
  readonly response: string;
}

const PASSING: ReadonlySet<string> = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "EABORT"]);
const KNOWN: ReadonlySet<string> = new Set([
  ...PASSING,
  "ETLS",
  "EPROTOCOL",
  "EENVELOPE",
  "EMESSAGE",
  "EAUTH",
]);

// Names for a certificate that is not accepted; another attempt would meet the same one.
const CERTIFICATE = /CERT|ALTNAME|SIGNATURE|UNABLE_TO_/u;

/** Whether the same message may fare better in a moment: connections that fail, timeouts, and replies that say so (4yz). */
export function isPassingSmtpError(error: unknown): boolean {
  const { code, cause, reply } = read(error);
  return reply === undefined ? PASSING.has(code) && !CERTIFICATE.test(cause) : reply < 500;
}

/**
 * The failure (`notification.email-*`) that an error of the SMTP client's stands for; its message continues `email (host): `. What the server
 * said is cleaned. `undefined` for what is none of the client's errors.
 */
export function describeSmtpError(
  error: unknown,
  server: SmtpServer,
  redactor: Redactor,
): Failure | undefined {
  const smtp = read(error);
  if (!KNOWN.has(smtp.code)) return undefined;
  const said = redactor.redact(firstLine(smtp.response, 160));
  const quote = said === "" ? "" : `: ${said}`;
  if (smtp.code === "EAUTH") {
    return failure(
      "auth",
      `the server refused the login${quote}`,
      "Check user and password in smtp-url, where both are percent-encoded; many providers want an app password.",
    );
  }
  return describeTlsError(smtp, server, quote) ?? describeReply(smtp, quote) ?? describeConnection(smtp);
}

function describeTlsError(smtp: SmtpError, server: SmtpServer, quote: string): Failure | undefined {
  const { code, cause, command, reply } = smtp;
  if (CERTIFICATE.test(cause)) {
    return failure(
      "tls",
      `no secure connection (${cause})`,
      `Use the name that the certificate of ${server.host} is for, renew it, or name its CA in NODE_EXTRA_CA_CERTS.`,
    );
  }
  const offersNone = code === "ETLS" || (command === "EHLO" && server.security === "starttls");
  if (!offersNone || (reply !== undefined && reply < 500)) return undefined;
  return failure(
    "tls",
    `the connection could not be secured with STARTTLS, and nothing was sent without it${quote}`,
    "Use the submission port (587), or smtps:// for a server that speaks TLS from the start (465).",
  );
}

function describeReply({ reply }: SmtpError, quote: string): Failure | undefined {
  if (reply === undefined) return undefined;
  return failure(
    "refused",
    `the server refused the message (${reply})${quote}`,
    reply < 500
      ? "The server asks to try again later; the next run sends its own message."
      : "Check that email-from may send through this server, and the addresses in email-to.",
  );
}

function describeConnection({ code, cause }: SmtpError): Failure {
  if (code === "ETIMEDOUT" || code === "EABORT") {
    return failure(
      "timeout",
      "no answer in time",
      "Check the port of smtp-url, and that the runner may reach it: many networks block 25.",
    );
  }
  if (code === "EDNS")
    return failure(
      "dns",
      "the host name could not be resolved",
      "Check the spelling of the host in smtp-url.",
    );
  return failure(
    "connection",
    `the connection failed (${cause === "" ? code : cause})`,
    "Check host and port of smtp-url, and whether it should begin with smtp:// or smtps://.",
  );
}

function failure(kind: string, message: string, hint: string): Failure {
  return new Failure(message, { code: `notification.email-${kind}`, hint });
}

function read(error: unknown): SmtpError {
  const field = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === "string" ? value : "";
  };
  const reply = field("responseCode");
  return {
    code: text("code"),
    cause: text("originalCode"),
    command: text("command"),
    reply: typeof reply === "number" && reply >= 400 ? reply : undefined,
    response: text("response"),
  };
}
