import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { ReadFiles } from "../files.ts";
import type { RepositoryFile } from "../graphql-files.ts";
import { fail } from "../refusals.ts";

/** What a reader of files asks the server. */
export interface FileSource {
  /** One file at a ref. Throws `Failure` when the repository, the ref, or the server's answer cannot be used. */
  readonly fetchFile: (repository: string, ref: string, path: string) => Promise<RepositoryFile>;
  /** Throws `Failure` `forge.repository-not-found`, and `forge.ref-not-found` for an empty repository. */
  readonly fetchDefaultBranch: (repository: string) => Promise<string>;
}

/** A reader of files over an API that hands out one file at a time: each is asked for once, and those of one question together. */
export function createRestFileReader({ fetchFile, fetchDefaultBranch }: FileSource): ReadFiles {
  const known = new Map<string, Promise<RepositoryFile>>();

  function want(repository: string, ref: string, path: string): Promise<RepositoryFile> {
    const key = JSON.stringify([repository, ref, path]);
    const file = known.get(key) ?? fetchFile(repository, ref, path).catch(tooLarge(repository, ref, path));
    known.set(key, file);
    return file;
  }

  return async (repository, ref, paths) => {
    const defaultBranch = ref === undefined ? await fetchDefaultBranch(repository) : undefined;
    const at = ref ?? defaultBranch ?? "";
    const files = await Promise.all(paths.map((path) => want(repository, at, path)));
    const entries = paths.flatMap((path, index): [string, RepositoryFile][] => {
      const file = files[index];
      return file === undefined ? [] : [[path, file]];
    });
    return { defaultBranch, files: new Map(entries) };
  };
}

/** A file out of its bytes: text, unless it holds a NUL. */
export function toTextFile(what: string, bytes: Buffer): RepositoryFile {
  if (!bytes.includes(0)) return { kind: "text", text: bytes.toString("utf8") };
  const hint = "Check that this is the right file.";
  return { kind: "binary", failure: fail({ what }, "this file is binary", "file-binary", hint) };
}

/** A file that is not there. */
export function toMissingFile(what: string): RepositoryFile {
  const hint = "Check the path, from the repository's root, and its case.";
  return { kind: "missing", failure: fail({ what }, "no such file", "file-not-found", hint) };
}

/** A file for messages: `group/app Dockerfile@main`. */
export function describeFile(repository: string, ref: string, path: string): string {
  return `${repository} ${printable(path)}@${printable(ref)}`;
}

function tooLarge(repository: string, ref: string, path: string): (error: unknown) => RepositoryFile {
  return (error) => {
    if (!(error instanceof Failure) || error.code !== "http.too-large") throw error;
    const what = describeFile(repository, ref, path);
    const hint = "Check that this is the right file.";
    return {
      kind: "too-large",
      failure: fail({ what }, "this file is too large", "file-too-large", hint, error),
    };
  };
}
