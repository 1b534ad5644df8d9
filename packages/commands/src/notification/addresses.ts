import { Failure } from "@basewatch/failure";
import { isLoopback } from "@basewatch/http";
import type { Mailbox, SmtpServer } from "@basewatch/notification";
import { printable } from "@basewatch/redaction";

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465 };
const SMTP_HINT =
  "Write smtp://user:password@host:587, or smtps:// for TLS from the start, with user and password percent-encoded.";

/**
 * The URL of a webhook: https, or http on this machine. It is a secret, so that no message shows it. Throws `Failure` `input.webhook-url`.
 */
export function parseWebhookUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//iu.test(text)) throw refuseUrl("this is no https URL");
  if (url.username !== "" || url.password !== "")
    throw refuseUrl("this URL comes with a user name or password");
  if (url.protocol === "http:" && !isLoopback(url))
    throw refuseUrl("this URL would send the message in plain text");
  if (/[\s\p{Cc}]/u.test(text)) throw refuseUrl("this URL has blanks in it");
  return url;
}

function refuseUrl(message: string): Failure {
  return new Failure(message, {
    code: "input.webhook-url",
    hint: "Write the whole https URL as the receiver shows it, stored in a secret; plain http is for this machine only.",
  });
}

/**
 * The mail server of an `smtp://` or `smtps://` URL. TLS is required (STARTTLS for smtp://) except on this machine. No message shows it: it may
 * hold a password. Throws `Failure` `input.smtp-url`.
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text);
  const port = DEFAULT_PORTS[url?.protocol ?? ""];
  if (url === null || port === undefined || url.hostname === "")
    throw refuseSmtp("this is no smtp:// or smtps:// URL");
  if (/[\s\p{Cc}]/u.test(text)) throw refuseSmtp("this URL has blanks in it");
  if (!/^\/?$/u.test(url.pathname) || url.search !== "" || url.hash !== "")
    throw refuseSmtp(
      "this URL goes on after the host",
      "End it after the port: whatever may be set has an input.",
    );
  return {
    host: decode(url.hostname)
      .toLowerCase()
      .replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? port : Number(url.port),
    security: securityOf(url),
    login: readLogin(url),
  };
}

function securityOf(url: URL): SmtpServer["security"] {
  if (url.protocol === "smtps:") return "implicit";
  return isLoopback(url) ? "plain" : "starttls";
}

function readLogin({ username, password }: URL): SmtpServer["login"] {
  if (username === "" && password === "") return undefined;
  if (username === "" || password === "") throw refuseSmtp("this URL has a user or a password, and not both");
  const login = { user: decode(username), password: decode(password) };
  if (/\p{Cc}/u.test(login.user + login.password))
    throw refuseSmtp("user or password has control characters in it");
  return login;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuseSmtp("this URL is not percent-encoded as it should be", "Write a percent sign as %25.");
  }
}

function refuseSmtp(message: string, hint = SMTP_HINT): Failure {
  return new Failure(message, { code: "input.smtp-url", hint });
}

// A part of what RFC 5321 allows: no quotes, comments or address literals, and nothing that could end a header or a command.
const ADDRESS = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

/** One address, `team@example.com` or `Team <team@example.com>`. Throws `Failure` `input.mailbox`. */
export function parseMailbox(text: string): Mailbox {
  const [, name = "", inner] = /^(?:"?([^"<>\p{C}]*?)"?\s*)<([^<>]*)>$/u.exec(text) ?? [];
  const address = inner ?? text;
  if (ADDRESS.test(address)) return { name: name.trim(), address };
  throw new Failure(`"${printable(text, 80)}" is no email address`, {
    code: "input.mailbox",
    hint: "Write team@example.com, or Team <team@example.com> with a name that has no comma.",
  });
}
