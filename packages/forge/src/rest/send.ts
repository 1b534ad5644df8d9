import { Failure } from "@basewatch/failure";
import type { PreparedDispatch } from "../dispatch-request.ts";
import { ambiguous, withoutAnswer } from "../send.ts";
import type { SendAgain, SendResult, StartedRun } from "../types.ts";
import { limitWait, type RestAnswer } from "./client.ts";
import { describeAnswer } from "./refusal-table.ts";

/** How one server takes a dispatch. */
export interface Sending {
  /** For messages: `GitLab`. */
  readonly name: string;
  readonly nowMs: () => number;
  readonly post: () => Promise<RestAnswer>;
  /** The run of an answer below 300; `undefined` where it names none. */
  readonly readRun: (answer: RestAnswer) => StartedRun | undefined;
  /** What any other answer below 500 means. */
  readonly explain: (answer: RestAnswer) => Promise<Failure>;
}

/**
 * Posts a dispatch once. Whatever the server may have acted on without saying so (5xx, 408, a lost answer) is ambiguous; any other answer proves that
 * nothing was started.
 */
export async function sendOnce(sending: Sending, prepared: PreparedDispatch): Promise<SendResult> {
  let answer: RestAnswer;
  try {
    answer = await sending.post();
  } catch (error) {
    return withoutAnswer(prepared, error);
  }
  if (answer.status < 300) return { kind: "accepted", run: sending.readRun(answer), leftOut: [] };
  if (answer.status === 408 || answer.status >= 500) {
    const happened = `${sending.name} answered ${describeAnswer(answer)}`;
    return ambiguous(prepared, happened);
  }
  const failure = await explainQuietly(sending, answer);
  return { kind: "rejected", failure, again: againAfter(failure, answer, sending.nowMs()) };
}

/** That nothing was started stays certain when looking for the reason fails. */
async function explainQuietly({ explain }: Sending, answer: RestAnswer): Promise<Failure> {
  try {
    return await explain(answer);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error;
  }
}

function againAfter({ code }: Failure, answer: RestAnswer, nowMs: number): SendAgain | undefined {
  return code === "forge.rate-limited" ? { ...limitWait(answer, nowMs), reason: "limit" } : undefined;
}
