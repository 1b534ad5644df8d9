import { Failure } from "@basewatch/failure";
import type { HttpResponse, Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Attempts } from "./attempts.ts";

const MOST_ANSWER_BYTES = 1024 * 1024;

/** A message to post, and how to speak of it. */
export interface Post {
  /** What failures begin with: `Slack (hooks.slack.com)`. */
  readonly what: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly attempts: Attempts;
  readonly redactor: Redactor;
}

/**
 * Posts JSON and yields the last answer, of any status. Throws `Failure` with a code of the transport's (`http.*`) that names the host, never
 * the URL.
 */
export async function postJson(
  transport: Transport,
  { what, url, headers, body, attempts, redactor }: Post,
): Promise<HttpResponse> {
  try {
    return await transport.send({
      method: "POST",
      url,
      headers: { "content-type": "application/json", ...headers },
      body,
      maxBytes: MOST_ANSWER_BYTES,
      classify: attempts.classify,
    });
  } catch (error) {
    attempts.noteCutOff(error);
    if (!(error instanceof Failure)) throw error;
    const why = redactor.redact(error.message.replace(/^POST \S+: /u, ""));
    throw new Failure(`${what}: ${why}${spellAttempts(attempts.count)}`, {
      code: error.code,
      hint: error.hint,
    });
  }
}

/** ` after 3 attempts`; empty for one. */
export function spellAttempts(count: number): string {
  return count > 1 ? ` (after ${count} attempts)` : "";
}
