import { Failure } from "@basewatch/failure";
import { firstLine, type Redactor } from "@basewatch/redaction";
import type { SmtpServer } from "./email.ts";

/** What is needed of an error of the SMTP client's. */
interface SmtpError {
  /** The client's code, or Node's. */
  readonly code: string;
  /** The server's reply code (https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1); `undefined` without a reply. */
  readonly reply: number | undefined;
  readonly response: string;
  readonly message: string;
}

const PASSING: ReadonlySet<string> = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "EABORT"]);

// OpenSSL's and Node's names for a certificate that is not accepted; another attempt would meet the same one.
const CERTIFICATE = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/u;

/** Whether the same message may fare better in a moment: connections that fail, timeouts, and replies that say so (4yz). */
export function isPassingSmtpError(error: unknown): boolean {
  if (error instanceof Failure) return false;
  const { code, reply, message } = read(error);
  if (reply !== undefined && reply >= 400) return reply < 500;
  return PASSING.has(code) && !isCertificateError(error, message);
}

/** The failure that an error of the SMTP client's stands for; its message continues `email (host): `. What the server said is cleaned. */
export function describeSmtpError(error: unknown, server: SmtpServer, redactor: Redactor): Failure {
  if (error instanceof Failure) return error;
  const { code, reply, response, message } = read(error);
  const said = redactor.redact(firstLine(response, 160));
  const quote = said === "" ? "" : `: ${said}`;
  if (code === "EAUTH" || code === "ENOAUTH") {
    return failure(
      "auth",
      `the server refused the login${quote}`,
      "Check user and password in smtp-url; both are percent-encoded there, and many providers want an app password.",
    );
  }
  if (isCertificateError(error, message)) {
    return failure(
      "tls",
      `no secure connection (${certificateCode(error, message)})`,
      `Use the name that the certificate of ${server.host} is for, renew it, or name its CA in NODE_EXTRA_CA_CERTS.`,
    );
  }
  if (code === "ETLS" || (server.security === "starttls" && /STARTTLS/u.test(message))) {
    return failure(
      "tls",
      `the server offers no STARTTLS, and nothing was sent without it${quote}`,
      "Use the submission port (587), or smtps:// for a server that speaks TLS from the start (465).",
    );
  }
  if (reply !== undefined) return describeReply(reply, quote);
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
    `the connection failed (${code})`,
    "Check host and port of smtp-url, and smtps:// against smtp://.",
  );
}

function describeReply(reply: number, quote: string): Failure {
  return failure(
    "refused",
    `the server refused the message (${reply})${quote}`,
    reply < 500
      ? "The server asks to try again later; the next run sends its own message."
      : "Check that email-from may send through this server, and the addresses in email-to.",
  );
}

function failure(kind: string, message: string, hint: string): Failure {
  return new Failure(message, { code: `notification.email-${kind}`, hint });
}

function isCertificateError(error: unknown, message: string): boolean {
  return CERTIFICATE.test(certificateCode(error, message));
}

/** Node's name for what is wrong with a certificate. The client wraps it in an error with a code of its own. */
function certificateCode(error: unknown, message: string): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const own = [cause, error].map((one) => readText(one, "code")).find((code) => CERTIFICATE.test(code));
  return own ?? (/certificate|altnames/iu.test(message) ? "CERTIFICATE" : "");
}

function read(error: unknown): SmtpError {
  const reply = Number(readField(error, "responseCode"));
  return {
    code: readText(error, "code"),
    reply: Number.isInteger(reply) && reply > 0 ? reply : undefined,
    response: readText(error, "response"),
    message: error instanceof Error ? error.message : "",
  };
}

function readText(error: unknown, name: string): string {
  const value = readField(error, name);
  return typeof value === "string" ? value : "";
}

function readField(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
