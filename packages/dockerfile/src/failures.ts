import { Failure, type FailureOptions } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** More errors than this help nobody, and a hostile file would hold memory by them. */
const MAX_FAILURES = 100;

/** The errors of one Dockerfile in the order in which they were found: each one once, the first hundred. */
export class FailureList {
  readonly #byMessage = new Map<string, Failure>();

  /** Keeps an error that names its 1-based line. */
  add(line: number, message: string, options: FailureOptions): void {
    this.keep(new Failure(`line ${line}: ${message}`, options));
  }

  /** Keeps a failure that knows no line as the error of one; `written` is the text there that it is about. */
  wrap(line: number, failure: Failure, code: string = failure.code, written = ""): void {
    const place = written === "" ? "" : `${printable(written)}: `;
    this.add(line, place + failure.message, { code, hint: failure.hint, cause: failure });
  }

  /** Keeps a failure as it is. */
  keep(failure: Failure): void {
    if (this.#byMessage.size < MAX_FAILURES && !this.#byMessage.has(failure.message))
      this.#byMessage.set(failure.message, failure);
  }

  get all(): readonly Failure[] {
    return [...this.#byMessage.values()];
  }
}

/** The failure that was caught. A used-up budget ends the whole reading, and like every defect of ours it is thrown on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure && error.code !== "dockerfile.limit") return error;
  throw error;
}
