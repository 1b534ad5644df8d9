import { Failure } from "@basewatch/failure";

/** What an action yields; a failure that it throws is added to `failures` instead. */
export function attempt<Value>(action: () => Value, failures: Failure[]): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    failures.push(error);
    return undefined;
  }
}
