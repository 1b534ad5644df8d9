import { type Failure, listFailures } from "@basewatch/failure";
import { printable, type Redactor } from "@basewatch/redaction";

/** One failure as a person reads it: what failed, then what to do. One line. */
export function describeFailure(failure: Failure): string {
  const text = failure.hint === undefined ? failure.message : `${failure.message} · ${failure.hint}`;
  return printable(text, 4000);
}

/**
 * The lines that tell about a thrown value, redacted: one for each failure that it stands for; a defect of ours gets one line and its
 * stack apart.
 */
export function describeError(
  error: unknown,
  redactor: Redactor,
): { readonly lines: readonly string[]; readonly stack?: string } {
  const failures = listFailures(error);
  if (failures.length > 0)
    return { lines: failures.map((failure) => redactor.redact(describeFailure(failure))) };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = `This is a defect in Basewatch: ${printable(redactor.redact(message), 1000)} · Please report it with the lines below.`;
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : "(no stack)";
  return { lines: [line], stack: redactor.redact(stack) };
}
