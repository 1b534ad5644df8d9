import { type EmailContent, writeEmail } from "./email-content.ts";
import type { RunReport } from "./report.ts";
import { type SlackPayload, writeSlackPayload } from "./slack-payload.ts";
import { writeWebhookBody } from "./webhook-document.ts";

/** One run's message, in the form of each channel. */
export interface Message {
  readonly slack: SlackPayload;
  readonly email: EmailContent;
  /** The exact body of a generic webhook's request: JSON on one line. */
  readonly webhook: string;
  /** When the run ended, ISO 8601. */
  readonly at: string;
}

/** The one message of a run: what was dispatched and why, what was not and what to do about it, and where to look. */
export function buildMessage(report: RunReport): Message {
  return {
    slack: writeSlackPayload(report),
    email: writeEmail(report),
    webhook: writeWebhookBody(report),
    at: report.at,
  };
}
