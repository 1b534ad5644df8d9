export { ATTEMPT_TIMEOUT_MS, DELIVERY_POLICY } from "./attempts.ts";
export { type ChannelName, type Channels, type Delivery, type DeliveryDeps, deliver } from "./delivery.ts";
export type { EmailChannel, Mailbox, SmtpServer } from "./email.ts";
export { buildMessage, type Message } from "./message.ts";
export { NOTIFY_EVENTS, type NotifyEvent, wantsMessage } from "./notify-on.ts";
export {
  type ChangedBase,
  cleanReport,
  type ReportedFailure,
  type RunReport,
  type RunTarget,
  type Status,
} from "./report.ts";
export type { SlackChannel } from "./slack.ts";
export type { WebhookChannel } from "./webhook.ts";
export { type WebhookDocument, webhookJsonSchema } from "./webhook-document.ts";
