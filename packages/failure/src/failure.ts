/** What a {@link Failure} is made of, next to its message. */
export interface FailureOptions {
  /** Stable, dotted, lower-case: `<package>.<what-failed>`, e.g. `registry.denied`. Decide on this, never on message text. */
  readonly code: string;
  /** The next step for the person who reads it: one sentence, imperative. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  /** The single failures that this one stands for, when a whole document is reported at once. */
  readonly details?: readonly Failure[] | undefined;
}

/**
 * The one deliberate error of the project: something outside the code is wrong (input, network, a server's answer).
 * Anything else that is thrown is a defect of ours and may print its stack.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: readonly Failure[];

  /** @param message what failed, with the value that it failed on; one line, no trailing full stop. */
  constructor(message: string, options: FailureOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.details = options.details ?? [];
  }
}

/**
 * Folds failures that were found together into one to throw: the failure itself when there is one, else a failure
 * with `code` whose `details` are all of them.
 */
export function combineFailures(failures: readonly Failure[], summary: string, code: string): Failure {
  const [first, ...rest] = failures;
  if (first !== undefined && rest.length === 0) return first;
  return new Failure(summary, { code, details: failures });
}

/** The failures that a thrown value stands for, innermost first; empty when it is not a {@link Failure}. */
export function listFailures(error: unknown): readonly Failure[] {
  if (!(error instanceof Failure)) return [];
  return error.details.length === 0 ? [error] : error.details.flatMap((detail) => listFailures(detail));
}
