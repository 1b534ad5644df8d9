import { Failure } from "@basewatch/failure";
import type { NotifyEvent } from "@basewatch/notification";
import * as z from "zod/mini";
import {
  boolean,
  type Field,
  list,
  type NamedContradiction,
  optional,
  optionalText,
  parsed,
  parseEach,
  parseWord,
  splitList,
} from "../fields.ts";
import { parseMailbox, parseSmtpUrl, parseWebhookUrl } from "./addresses.ts";

// Written here, since the package itself is loaded only when there is something to say.
const EVENTS = [
  "dispatched",
  "skipped",
  "deferred",
  "unknown",
  "failed",
  "always",
] as const satisfies readonly NotifyEvent[];

/** The inputs about notifications: a part of those of dispatch-rebuild. */
export const notificationInputs = z.object({
  "slack-webhook-url": optional(parseWebhookUrl),
  "smtp-url": optional(parseSmtpUrl),
  "email-from": optional(parseMailbox),
  "email-to": list(parseMailbox),
  "webhook-url": optional(parseWebhookUrl),
  "webhook-secret": optionalText(),
  "notify-on": events(["dispatched", "failed"]),
  "fail-on-notify-error": boolean(false),
});

/** What {@link notificationInputs} yields. */
export type NotificationInputs = z.output<typeof notificationInputs>;

/** The inputs that are secrets. */
export const NOTIFICATION_SECRETS = [
  "slack-webhook-url",
  "smtp-url",
  "webhook-url",
  "webhook-secret",
] as const;

function events(fallback: readonly NotifyEvent[]): Field<readonly NotifyEvent[]> {
  return parsed((value) =>
    value === "" ? fallback : parseEach(splitList(value), (word) => parseWord(word, EVENTS)),
  );
}

const EMAIL_INPUTS = ["smtp-url", "email-from", "email-to"] as const;
const WEBHOOK_INPUTS = ["webhook-url", "webhook-secret"] as const;

/**
 * The inputs that are missing beside others: an email needs its server, sender and recipients, a webhook its URL and secret.
 *
 * @param broken inputs that were given and could not be read
 */
export function findNotificationContradictions(
  inputs: NotificationInputs,
  broken: ReadonlySet<string>,
): readonly NamedContradiction[] {
  return [EMAIL_INPUTS, WEBHOOK_INPUTS].flatMap((group: readonly (keyof NotificationInputs)[]) => {
    const given = group.filter((name) => broken.has(name) || isGiven(inputs[name]));
    if (given.length === 0) return [];
    const missing = group.filter((name) => !given.includes(name));
    return missing.map((name) => ({ name, failure: describeMissing(name, given) }));
  });
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

const HINTS: Readonly<Record<string, string>> = {
  "smtp-url": "Set it to the mail server, for example smtp://user:password@smtp.example.com:587.",
  "email-from": "Set it to the address that the server lets you send from.",
  "email-to": "Set it to the addresses that get the message, one a line.",
  "webhook-url": "Set it to the URL that the message is posted to.",
  "webhook-secret":
    "Set it to a long random text that the receiver knows too: every message is signed with it.",
};

function describeMissing(name: string, given: readonly string[]): Failure {
  const others = given.join(" and ");
  return new Failure(`not given, and ${others} ${given.length === 1 ? "is" : "are"}`, {
    code: "input.contradiction",
    hint: HINTS[name],
  });
}
