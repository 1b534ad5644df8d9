import type { Redactor } from "@basewatch/redaction";
import type { BackoffPolicy, Clock } from "@basewatch/retry";
import type { Gate } from "./gate.ts";
import type { Exchange } from "./types.ts";

/** What one attempt needs. */
export interface AttemptOptions {
  readonly exchange: Exchange;
  /** Sent by requests that bring no `user-agent` of their own. */
  readonly userAgent: string;
  /** For headers and body together, in milliseconds; default where the request sets none. */
  readonly timeoutMs: number;
  /** The run's budget: once it is aborted, requests fail with `http.budget`. */
  readonly signal?: AbortSignal | undefined;
}

/** What a transport is made of. */
export interface TransportOptions extends AttemptOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  readonly policy: BackoffPolicy;
  readonly gate: Gate;
  /** Applied to failures and to what `onRetry` gets. */
  readonly redactor?: Redactor | undefined;
  /** Called before each wait with one line for the log. */
  readonly onRetry?: ((text: string) => void) | undefined;
}
