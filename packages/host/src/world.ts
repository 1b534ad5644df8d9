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
}) {
  const { environment, log, redactor, signal, workspace } = options;
  const files = createFiles(workspace);
  return {
    environment,
    redactor,
    signal,
    clock: systemClock,
    random: Math.random,
    files: {
      ...files,
      write: (path: string, text: string) => files.write(path, redactor.redact(text)),
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

/** See {@link createWorld}. */
export type HostWorld = ReturnType<typeof createWorld>;
