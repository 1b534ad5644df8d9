export { type Clock, systemClock } from "./clock.ts";
export {
  type BackoffPolicy,
  backoffMs,
  type Classification,
  type RetryOptions,
  retry,
  type Settlement,
  type WaitEvent,
} from "./retry.ts";
export { parseHttpDate, parseRetryAfter } from "./retry-after.ts";
