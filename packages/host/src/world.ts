import type { Redactor } from "@basewatch/redaction";
import { systemClock } from "@basewatch/retry";
import { createFiles } from "./files.ts";

/** Where lines for a person go: the runner's log, or a terminal. */
export interface LogSink {
  info(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  debug(text: string): void;
}

/** The real world, as commands may touch it. Every line of the log and every file that is written is redacted. */
export function createWorld(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: LogSink;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
  readonly workspace: string;
  /** Writes outputs that are known already; redacted by then. Default: nowhere, as a terminal gets them at the end. */
  readonly announce?: (outputs: Readonly<Record<string, string>>) => void;
}) {
  const { environment, log, redactor, signal, workspace, announce } = options;
  const files = createFiles(workspace);
  return {
    environment,
    redactor,
    signal,
    economise,
    clock: systemClock,
    random: Math.random,
    announce: (outputs: Readonly<Record<string, string>>) =>
      announce?.(
        Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, redactor.redact(value)])),
      ),
    files: {
      ...files,
      write: (path: string, text: string | Iterable<string>) =>
        files.write(path, typeof text === "string" ? redactor.redact(text) : redactPieces(redactor, text)),
      update: (path: string, change: (stored: Buffer | undefined) => string | undefined) =>
        files.update(path, (stored) => {
          const text = change(stored);
          return text === undefined ? undefined : redactor.redact(text);
        }),
    },
    log: {
      info: (text: string) => log.info(redactor.redact(text)),
      notice: (text: string) => log.notice(redactor.redact(text)),
      warning: (text: string) => log.warning(redactor.redact(text)),
      debug: (text: string) => log.debug(redactor.redact(text)),
    },
  };
}

function* redactPieces(redactor: Redactor, pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield redactor.redact(piece);
}

/**
 * V8 lets garbage grow to a multiple of what is in use before it looks for any; from here on it does so early. It asks for this option each time that it
 * decides how far a heap may grow (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
 */
function economise(): void {
  process.getBuiltinModule("node:v8").setFlagsFromString("--optimize-for-size");
}

/** See {@link createWorld}. */
export type HostWorld = ReturnType<typeof createWorld>;
