import type { Clock } from "@basewatch/retry";
import type { CallOptions, GithubAnswer, GithubClient } from "./client.ts";
import { type Caller, type CallSubject, explainRefusal } from "./refusals.ts";

/** What every call of this package needs. */
export interface Context {
  readonly client: GithubClient;
  readonly caller: Caller;
  readonly clock: Clock;
  /** For links in hints. */
  readonly serverUrl: string;
  readonly graphqlUrl: string;
  readonly signal: AbortSignal | undefined;
}

/** A call that wants an answer below 300; throws what {@link explainRefusal} makes of any other. */
export async function callSuccessfully(
  context: Context,
  subject: CallSubject,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  options: CallOptions = { repetition: "read" },
): Promise<GithubAnswer> {
  const answer = await context.client.call(route, parameters, options);
  if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
  return answer;
}

/** Remembers what a key led to, so that everybody who asks shares one call. */
export function memoize<Value>(): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
}
