import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Failure } from "@basewatch/failure";
import { systemClock } from "@basewatch/retry";
import type { UpdateOptions } from "./exclusive-update.ts";

const REAL: UpdateOptions = { clock: systemClock, random: Math.random };

/** The file system as commands may use it; relative paths start at `workspace`. */
export function createFiles(workspace: string, options: UpdateOptions = REAL) {
  return {
    resolve: (path: string): string => resolve(workspace, path),

    /** A file's bytes; `undefined` when there is none. Throws `Failure` `files.unreadable`. */
    async read(path: string): Promise<Buffer | undefined> {
      try {
        return await readFile(resolve(workspace, path));
      } catch (error) {
        if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
        throw unreadable(path, error);
      }
    },

    /** Writes a file whole or not at all. Throws `Failure` `files.unwritable`. */
    async write(path: string, text: string | Iterable<string>): Promise<void> {
      const target = resolve(workspace, path);
      const temporary = `${target}.${randomUUID()}.tmp`;
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(temporary, text, { flag: "wx" });
        await rename(temporary, target);
      } catch (error) {
        // Where nothing could be made there is nothing to remove, and the first error is the one to tell.
        await rm(temporary, { force: true }).catch(() => undefined);
        throw unwritable(path, error);
      }
    },

    /**
     * Replaces a file, whole or not at all, by what `change` makes of its newest bytes (`undefined` leaves it), by compare-and-swap among the processes of this machine.
     * Throws `Failure` `files.unreadable`, `files.unwritable`, `files.contended`, and what `change` throws.
     */
    async update(path: string, change: (stored: Buffer | undefined) => string | undefined): Promise<void> {
      const { ContendedError, updateFile } = await import("./exclusive-update.ts");
      try {
        await updateFile(resolve(workspace, path), change, options);
      } catch (error) {
        if (error instanceof ContendedError) throw contended(path, error);
        if (codeOf(error) === "EISDIR") throw unreadable(path, error);
        throw isSystemError(error) ? unwritable(path, error) : error;
      }
    },

    /** An empty folder of this run's own, by its absolute path; removed when the process ends. */
    async makeFolder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), "basewatch-"));
      process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      return folder;
    },

    /** Paths of the files that match a glob, sorted. */
    async glob(pattern: string): Promise<readonly string[]> {
      if (!/[*?[\]{}()!]/u.test(pattern)) return (await isFile(resolve(workspace, pattern))) ? [pattern] : [];
      const { glob } = await import("node:fs/promises");
      const found: string[] = [];
      for await (const path of glob(pattern, { cwd: workspace })) found.push(path);
      return found.toSorted();
    },
  };
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}

function unreadable(path: string, error: unknown): Failure {
  return new Failure(`${path}: cannot be read (${codeOf(error)})`, {
    code: "files.unreadable",
    hint:
      codeOf(error) === "EISDIR"
        ? "It is a folder; name the file in it."
        : "Check the path and its permissions.",
    cause: error,
  });
}

function unwritable(path: string, error: unknown): Failure {
  return new Failure(`${path}: cannot be written (${codeOf(error)})`, {
    code: "files.unwritable",
    hint: "Check that the folder exists on this runner, that it may be written to, and that the disk is not full.",
    cause: error,
  });
}

function contended(path: string, cause: unknown): Failure {
  return new Failure(`${path}: other processes have been writing it for 30 s`, {
    code: "files.contended",
    hint: "Run again; if no other process is at work, delete the files beside it whose names end in .tmp.",
    cause,
  });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
