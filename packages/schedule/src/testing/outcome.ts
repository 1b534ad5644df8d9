import { Failure } from "@basewatch/failure";

/** What an action yields, the failure that it throws included. */
export function outcomeOf<T>(action: () => T): T | Failure {
  try {
    return action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** The failure that an action throws. */
export function thrownBy(action: () => unknown): Failure {
  const outcome = outcomeOf(action);
  if (outcome instanceof Failure) return outcome;
  throw new Error("nothing was thrown");
}
