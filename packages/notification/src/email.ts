import { createHash } from "node:crypto";
import { Failure } from "@basewatch/failure";
import { type Classification, retry } from "@basewatch/retry";
import { DELIVERY_POLICY } from "./attempts.ts";
import type { Courier } from "./delivery.ts";
import type { EmailContent } from "./email-content.ts";
import { spellAttempts } from "./post.ts";
import { describeSmtpError, isPassingSmtpError } from "./smtp-errors.ts";

/** A mail server. */
export interface SmtpServer {
  /** Lower-case; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte. `starttls`: required before anything is said. `plain`: this machine only. */
  readonly security: "implicit" | "starttls" | "plain";
  readonly login: { readonly user: string; readonly password: string } | undefined;
}

/** An address with the name to show for it, if any. */
export interface Mailbox {
  readonly name: string;
  /** `local@domain`, without blanks and control characters. */
  readonly address: string;
}

/** Where mail goes. */
export interface EmailChannel {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
}

/**
 * Sends an email over SMTP. Delivered means that the server took it for every recipient. Each attempt has the same Message-ID, so that a
 * mailbox can drop a second copy. Throws `Failure` `notification.email-*`.
 */
export async function sendEmail(
  content: EmailContent,
  at: string,
  channel: EmailChannel,
  courier: Courier,
): Promise<void> {
  const { clock, random, signal, log } = courier;
  const what = `email (${channel.server.host})`;
  const { attempts } = DELIVERY_POLICY;
  const counting = { count: 0 };
  courier.follow(counting);
  const explain = (error: unknown): Failure | undefined =>
    signal.aborted ? timeOver() : describeSmtpError(error, channel.server, courier.redactor);
  try {
    const rejected = await retry(
      async (attempt) => {
        counting.count = attempt;
        return sendOnce(content, at, channel, courier);
      },
      {
        policy: DELIVERY_POLICY,
        clock,
        random,
        signal,
        classify: (error): Classification => ({ kind: isPassingSmtpError(error) ? "retry" : "give-up" }),
        onWait: ({ attempt, waitMs, error }) => {
          const next = `attempt ${attempt + 1} of ${attempts} in ${(waitMs / 1000).toFixed(1)} s`;
          log(`${what}: ${explain(error)?.message ?? ""}; ${next}`);
        },
      },
    );
    if (rejected > 0) throw refusedFor(rejected, channel.to.length);
  } catch (error) {
    const failure = error instanceof Failure ? error : explain(error);
    if (failure === undefined) throw error;
    const { message, code, hint } = failure;
    throw new Failure(`${what}: ${message}${spellAttempts(counting.count)}`, { code, hint });
  }
}

/** Sends it once; yields how many recipients the server refused while it took others. */
async function sendOnce(
  content: EmailContent,
  at: string,
  { server, from, to }: EmailChannel,
  { signal, timeoutMs }: Courier,
): Promise<number> {
  const { default: nodemailer } = await import("nodemailer");
  const { host, port, security, login } = server;
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: security === "implicit",
    requireTLS: security === "starttls",
    // A server that never closes its side would keep the process from ending.
    socketCloseTimeout: 0,
    // Without it, credentials would be left out in silence where the server does not ask for them.
    forceAuth: login !== undefined,
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password } }),
  });
  const info = await transport.sendMail({
    from: { ...from },
    to: to.map((mailbox) => ({ ...mailbox })),
    ...content,
    date: new Date(at),
    messageId: messageId(content, from),
    headers: { "Auto-Submitted": "auto-generated" },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  return info.rejected.length;
}

/** An id that is made of the message (https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4). */
function messageId({ subject, text }: EmailContent, { address }: Mailbox): string {
  const hash = createHash("sha256").update(`${subject}\n${text}`).digest("hex").slice(0, 32);
  return `<basewatch.${hash}@${address.slice(address.lastIndexOf("@") + 1)}>`;
}

function refusedFor(rejected: number, all: number): Failure {
  return new Failure(`the server refused ${rejected} of ${all} recipients; the others have the message`, {
    code: "notification.email-recipients",
    hint: "Check the addresses in email-to.",
  });
}

function timeOver(): Failure {
  return new Failure("the time for all messages of this run is over", {
    code: "notification.email-timeout",
    hint: "Check the host and port of smtp-url, and that the runner may reach it.",
  });
}
