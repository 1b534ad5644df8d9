import { Failure } from "@basewatch/failure";
import { firstLine } from "@basewatch/redaction";
import { followAttempts } from "./attempts.ts";
import type { Courier } from "./delivery.ts";
import { postJson, spellAttempts } from "./post.ts";
import { deliveryId, SIGNATURE_HEADER, signWebhookBody } from "./signature.ts";

/** A webhook of anybody's. */
export interface WebhookChannel {
  /** May hold a secret in its path or query. */
  readonly url: URL;
  /** Signs each body. */
  readonly secret: string;
}

/**
 * Posts a signed document. Any 2xx counts as delivered; throws `Failure` `notification.webhook` for every other status, `http.*` when there was
 * no answer. Redirects are not followed: the document and its signature are for this address only.
 */
export async function sendToWebhook(
  body: string,
  { url, secret }: WebhookChannel,
  courier: Courier,
): Promise<void> {
  const attempts = followAttempts(courier.clock);
  courier.follow(attempts);
  const what = `webhook (${url.host})`;
  const headers = {
    [SIGNATURE_HEADER]: signWebhookBody(body, secret),
    "x-basewatch-event": "run",
    "x-basewatch-delivery": deliveryId(body),
  };
  const { redactor, transport } = courier;
  const { status, body: answer } = await postJson(transport, {
    what,
    url,
    headers,
    body,
    attempts,
    redactor,
  });
  if (status >= 200 && status < 300) return;
  const said = redactor.redact(firstLine(answer.toString("utf8"), 120));
  throw new Failure(`${what} answered ${status}${said && `: ${said}`}${spellAttempts(attempts.count)}`, {
    code: "notification.webhook",
    hint: hintFor(status),
  });
}

function hintFor(status: number): string {
  if (status === 401 || status === 403)
    return "Check that the receiver verifies with the same webhook-secret, over the exact bytes of the body.";
  if (status === 404 || status === 410)
    return "Check the path of webhook-url: the receiver knows no such address.";
  if (status === 413) return "Let the receiver take bodies of up to 512 KiB.";
  if (status === 429) return "Let the receiver take a message for each run, or ask for less with notify-on.";
  if (status >= 300 && status < 400)
    return "Set webhook-url to the address that it redirects to: a message is sent nowhere else.";
  if (status >= 500) return "Look at the receiver's log; the next run sends its own message.";
  return "Look at the receiver's log: any 2xx means that it has the message.";
}
