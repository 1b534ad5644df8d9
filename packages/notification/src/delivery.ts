import { Failure } from "@basewatch/failure";
import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { type EmailChannel, sendEmail } from "./email.ts";
import { hideAll, secretsOf } from "./hiding.ts";
import type { Message } from "./message.ts";
import { type SlackChannel, sendToSlack } from "./slack.ts";
import { sendToWebhook, type WebhookChannel } from "./webhook.ts";

/** Where a message goes; what is absent gets none. */
export interface Channels {
  readonly slack?: SlackChannel | undefined;
  readonly email?: EmailChannel | undefined;
  readonly webhook?: WebhookChannel | undefined;
}

export type ChannelName = keyof Channels;

/** What became of a message on one channel. */
export interface Delivery {
  readonly channel: ChannelName;
  /** The host that it was for: all of an address that may be shown. */
  readonly host: string;
  /** Whether the receiver has said that it has it. */
  readonly delivered: boolean;
  /** How often it was sent. */
  readonly attempts: number;
  /** Why it was not delivered. */
  readonly failure?: Failure;
}

/** What delivering touches the world through. */
export interface DeliveryDeps {
  /**
   * Opens the transport for Slack and the webhook, with `DELIVERY_POLICY` and `ATTEMPT_TIMEOUT_MS`. It must pass failures and log lines through
   * the redactor, which hides the URLs' secrets.
   */
  readonly openTransport: (redactor: Redactor) => Transport;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** The most milliseconds that one attempt over SMTP may take; the transport has its own. */
  readonly timeoutMs: number;
  /** Aborted when the time for all deliveries is over. */
  readonly signal: AbortSignal;
  /** Takes one line for each wait; no secret is in it. */
  readonly log: (text: string) => void;
}

/** What one delivery works with. */
export interface Courier extends Omit<DeliveryDeps, "openTransport"> {
  readonly transport: Transport;
  readonly redactor: Redactor;
  /** Tells where the attempts of this delivery are counted. */
  readonly follow: (attempts: { readonly count: number }) => void;
}

/** Sends a message to each channel, all at once. Never rejects: what fails is in the yielded deliveries, and one channel does not stop another. */
export async function deliver(
  message: Message,
  channels: Channels,
  deps: DeliveryDeps,
): Promise<readonly Delivery[]> {
  const redactor = hideAll(listSecrets(channels));
  const run = (channel: ChannelName, host: string, send: (courier: Courier) => Promise<void>) =>
    attempt(channel, host, { ...deps, redactor }, send);
  const { slack, email, webhook } = channels;
  const deliveries: Promise<Delivery>[] = [];
  if (slack !== undefined)
    deliveries.push(run("slack", slack.url.host, (courier) => sendToSlack(message.slack, slack, courier)));
  if (email !== undefined)
    deliveries.push(
      run("email", email.server.host, (courier) => sendEmail(message.email, message.at, email, courier)),
    );
  if (webhook !== undefined)
    deliveries.push(
      run("webhook", webhook.url.host, (courier) => sendToWebhook(message.webhook, webhook, courier)),
    );
  return Promise.all(deliveries);
}

async function attempt(
  channel: ChannelName,
  host: string,
  deps: DeliveryDeps & { readonly redactor: Redactor },
  send: (courier: Courier) => Promise<void>,
): Promise<Delivery> {
  let attempts: { readonly count: number } = { count: 0 };
  try {
    const { openTransport, redactor } = deps;
    await send({
      ...deps,
      transport: openTransport(redactor),
      follow: (counting) => {
        attempts = counting;
      },
    });
    return { channel, host, delivered: true, attempts: attempts.count };
  } catch (error) {
    return {
      channel,
      host,
      delivered: false,
      attempts: attempts.count,
      failure: toFailure(channel, host, error),
    };
  }
}

// Telling people comes after the work: even a defect of ours must not undo what the run has done.
function toFailure(channel: ChannelName, host: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure(`${channel} (${host}): the message could not be sent`, {
    code: "notification.defect",
    hint: "This is a defect in Basewatch; please report it.",
    cause: error,
  });
}

function listSecrets({ slack, email, webhook }: Channels): readonly string[] {
  const urls = [slack?.url, webhook?.url].flatMap((url) => (url === undefined ? [] : secretsOf(url)));
  const login = email?.server.login;
  // The last one is how AUTH PLAIN spells it, in base64 (https://www.rfc-editor.org/rfc/rfc4616).
  const mail = login === undefined ? [] : [login.user, login.password, `\0${login.user}\0${login.password}`];
  return [...urls, ...(webhook === undefined ? [] : [webhook.secret]), ...mail];
}
