import { Failure } from "@basewatch/failure";
import { createFailure } from "./failures.ts";
import type { HttpRequest } from "./types.ts";

/**
 * The `http.budget` failure of a request that an aborted signal ended: in the words of the signal's reason when that is a `Failure` (a run that was
 * cancelled), otherwise the run's time was spent.
 *
 * @param how what became of this request, e.g. `stopped in flight`
 */
export function createStopped(
  request: HttpRequest,
  how: string,
  signal: AbortSignal | undefined,
  cause?: Failure,
): Failure {
  const reason: unknown = signal?.reason;
  const [why, hint] =
    reason instanceof Failure
      ? [reason.message, reason.hint ?? "Run it again"]
      : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
  return createFailure(request, "http.budget", `${how}: ${why}`, hint, cause);
}
