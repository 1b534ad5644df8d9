import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Failure } from "@basewatch/failure";

/** The file system as commands may use it; relative paths start at `workspace`. */
export function createFiles(workspace: string) {
  return {
    resolve: (path: string): string => resolve(workspace, path),

    /** A file's bytes; `undefined` when there is none. Throws `Failure` `files.unreadable`. */
    async read(path: string): Promise<Buffer | undefined> {
      try {
        return await readFile(resolve(workspace, path));
      } catch (error) {
        if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
        throw new Failure(`${path}: cannot be read (${codeOf(error)})`, {
          code: "files.unreadable",
          hint:
            codeOf(error) === "EISDIR"
              ? "It is a folder; name the file in it."
              : "Check the path and its permissions.",
          cause: error,
        });
      }
    },

    /** Writes a file whole or not at all. Throws `Failure` `files.unwritable`. */
    async write(path: string, text: string): Promise<void> {
      const target = resolve(workspace, path);
      const temporary = `${target}.${randomUUID()}.tmp`;
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(temporary, text, { flag: "wx" });
        await rename(temporary, target);
      } catch (error) {
        // Where nothing could be made there is nothing to remove, and the first error is the one to tell.
        await rm(temporary, { force: true }).catch(() => undefined);
        throw new Failure(`${path}: cannot be written (${codeOf(error)})`, {
          code: "files.unwritable",
          hint: "Check that the folder exists on this runner, that it may be written to, and that the disk is not full.",
          cause: error,
        });
      }
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

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
