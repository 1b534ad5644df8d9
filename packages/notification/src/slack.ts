import { Failure } from "@basewatch/failure";
import type { HttpResponse, Outcome } from "@basewatch/http";
import { firstLine } from "@basewatch/redaction";
import * as z from "zod/mini";
import { type Attempts, followAttempts } from "./attempts.ts";
import type { Courier } from "./delivery.ts";
import { postJson, spellAttempts } from "./post.ts";
import type { SlackPayload } from "./slack-payload.ts";

/** A Slack incoming webhook, or a chat's that takes the same payload. */
export interface SlackChannel {
  /** A secret as a whole: whoever has it can post. */
  readonly url: URL;
}

const answerSchema = z.object({
  ok: z.optional(z.boolean()),
  success: z.optional(z.boolean()),
  error: z.optional(z.string()),
});

const NEW_URL =
  "Make a new incoming webhook in Slack, and store its URL in the secret that slack-webhook-url reads.";
const OTHER_CHANNEL = "Unarchive the channel, or make an incoming webhook for another one and store its URL.";
const OURS =
  "Report this with the version of Basewatch: the message that it made is not one that Slack takes.";

// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
const HINTS: Readonly<Record<string, string>> = {
  invalid_payload: OURS,
  invalid_blocks: OURS,
  invalid_blocks_format: OURS,
  msg_blocks_too_long: OURS,
  no_text: OURS,
  no_service: NEW_URL,
  no_service_id: NEW_URL,
  no_active_hooks: NEW_URL,
  no_team: NEW_URL,
  invalid_token: NEW_URL,
  token_revoked: NEW_URL,
  user_not_found: NEW_URL,
  channel_not_found: NEW_URL,
  channel_is_archived: OTHER_CHANNEL,
  action_prohibited: "Ask an administrator of the workspace to let the app post in this channel.",
  posting_to_general_channel_denied:
    "Choose another channel: this workspace lets only some people post in that one.",
  team_disabled: "The workspace is disabled: remove slack-webhook-url, or use another workspace.",
  rollup_error: "Slack itself failed: look at its status page.",
};

const PASSING_ERRORS: ReadonlySet<string> = new Set([
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
]);

/**
 * Posts a message to Slack. Only Slack's own `ok` counts as delivered: throws `Failure` `notification.slack` for every other answer, whatever its
 * status, and `http.*` when there was none.
 */
export async function sendToSlack(
  payload: SlackPayload,
  { url }: SlackChannel,
  courier: Courier,
): Promise<void> {
  const attempts = followAttempts(courier.clock, isPassingAnswer);
  courier.follow(attempts);
  const what = `Slack (${url.host})`;
  const body = JSON.stringify(payload);
  const { redactor, transport } = courier;
  const response = await postJson(transport, { what, url, headers: {}, body, attempts, redactor });
  const error = readError(response);
  if (error === undefined) return;
  throw describeRefusal(response, redactor.redact(error), what, attempts);
}

/** Slack's name for what went wrong, or what the answer says instead; `undefined` when the message was taken. */
function readError({ status, body }: HttpResponse): string | undefined {
  const text = body.toString("utf8").trim();
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && text === "ok") return undefined;
  const answer = parseAnswer(text);
  if (isSuccess && (answer?.ok ?? answer?.success) === true) return undefined;
  return firstLine(answer?.error ?? text, 120);
}

function parseAnswer(text: string): z.output<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    // Slack's usual answers are plain text.
    return undefined;
  }
}

function isPassingAnswer(outcome: Outcome): boolean {
  return "response" in outcome && PASSING_ERRORS.has(readError(outcome.response) ?? "");
}

function describeRefusal({ status }: HttpResponse, error: string, what: string, attempts: Attempts): Failure {
  const said = error === "" ? " without a word" : `: ${error}`;
  const does = status >= 200 && status < 300 ? "did not take the message" : "refused the message";
  return new Failure(`${what} ${does} (${status})${said}${spellAttempts(attempts.count)}`, {
    code: "notification.slack",
    hint: (Object.hasOwn(HINTS, error) ? HINTS[error] : undefined) ?? hintForStatus(status),
  });
}

function hintForStatus(status: number): string {
  if (status === 429) return "Slack takes about one message a second for each webhook: spread the runs out.";
  if (status >= 500) return "Look at Slack's status page; the next run sends its own message.";
  if (status >= 300 && status < 400)
    return "Set slack-webhook-url to the address that it redirects to: a message is sent nowhere else.";
  if (status >= 400) return NEW_URL;
  return "Check that slack-webhook-url is the URL of an incoming webhook: its answer is ok.";
}
