import type { Failure } from "@basewatch/failure";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import type { Log } from "./log.ts";

/** The world as a command may touch it. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly redactor: Redactor;
  readonly files: Files;
  /** Sets outputs that are known before the command is over; those of its outcome come on top. */
  announce(outputs: Readonly<Record<string, string>>): void;
  /** Makes the process take less memory from now on, for some of its speed. */
  economise?(): void;
  /** Aborted when the run is told to stop. */
  readonly signal: AbortSignal;
}

/** The file system; relative paths start at the workspace. */
export interface Files {
  /** The absolute form of a path. */
  resolve(path: string): string;
  /** A file's bytes; `undefined` when there is none. Throws `Failure` `files.unreadable` otherwise. */
  read(path: string): Promise<Buffer | undefined>;
  /** Writes a file whole or not at all (temporary file, then rename), and makes its folder. Throws `Failure` `files.unwritable`. */
  write(path: string, text: string | Iterable<string>): Promise<void>;
  /**
   * Replaces a file, whole or not at all, by what `change` makes of its newest bytes (`undefined` leaves it), by compare-and-swap among the processes of this machine.
   * Throws `Failure` `files.unreadable`, `files.unwritable`, `files.contended`, and what `change` throws.
   */
  update(path: string, change: (stored: Buffer | undefined) => string | undefined): Promise<void>;
  /** An empty folder of this run's own, by its absolute path; removed when the process ends. */
  makeFolder(): Promise<string>;
  /** Paths of files that match a glob, sorted. */
  glob(pattern: string): Promise<readonly string[]>;
}

/** What a command leaves behind. */
export interface Outcome {
  /** By output name; an output that is not set is absent. */
  readonly outputs: Readonly<Record<string, string>>;
  /** One for each thing that failed; not empty means exit status 1. */
  readonly failures: readonly Failure[];
  /** Markdown for the job summary. */
  readonly summary: string;
}
