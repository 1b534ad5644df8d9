import { Failure } from "@basewatch/failure";
import type { Context } from "./context.ts";
import { fetchFiles, MAX_FILES, type RepositoryFile, type WantedFile } from "./graphql-files.ts";
import { splitRepository } from "./names.ts";

/** Files of one ref. */
export interface RepositoryFiles {
  /** `undefined` where a ref was given and the server does not say it along with the files. */
  readonly defaultBranch: string | undefined;
  /** By path, as it was asked for. */
  readonly files: ReadonlyMap<string, RepositoryFile>;
}

export type ReadFiles = (
  repository: string,
  ref: string | undefined,
  paths: readonly string[],
) => Promise<RepositoryFiles>;

interface Found {
  readonly defaultBranch: string;
  readonly file: RepositoryFile;
}

interface Pending extends WantedFile {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A reader of files that shares queries: what is asked for in one turn of the event loop goes out together, at most
 * {@link MAX_FILES} files a query, and no file is asked for twice.
 */
export function createFileReader(context: Context): ReadFiles {
  const known = new Map<string, Promise<Found>>();
  const queues = new Map<string, Pending[]>();

  function want(repository: string, ref: string | undefined, path: string): Promise<Found> {
    const key = JSON.stringify([repository, ref ?? null, path]);
    const found =
      known.get(key) ??
      new Promise<Found>((resolve, reject) => enqueue(repository, { ref, path, resolve, reject }));
    known.set(key, found);
    return found;
  }

  function enqueue(repository: string, pending: Pending): void {
    const queue = queues.get(repository);
    if (queue !== undefined) {
      queue.push(pending);
      return;
    }
    queues.set(repository, [pending]);
    setImmediate(() => flush(repository));
  }

  function flush(repository: string): void {
    const queue = queues.get(repository) ?? [];
    queues.delete(repository);
    for (let start = 0; start < queue.length; start += MAX_FILES) {
      void deliver(context, repository, queue.slice(start, start + MAX_FILES));
    }
  }

  return async (repository, ref, paths) => {
    splitRepository(repository);
    const found = await Promise.all(paths.map((path) => want(repository, ref, path)));
    return {
      defaultBranch: found[0]?.defaultBranch ?? "",
      files: new Map(paths.map((path, index) => [path, found[index]?.file]).filter(hasFile)),
    };
  };
}

function hasFile(entry: (string | RepositoryFile | undefined)[]): entry is [string, RepositoryFile] {
  return entry[1] !== undefined;
}

async function deliver(context: Context, repository: string, batch: readonly Pending[]): Promise<void> {
  try {
    const { defaultBranch = "", files } = await fetchFiles(context, repository, batch);
    for (const [index, pending] of batch.entries()) {
      const file = files[index];
      if (file === undefined || file instanceof Failure) pending.reject(file);
      else pending.resolve({ defaultBranch, file });
    }
  } catch (error) {
    for (const pending of batch) pending.reject(error);
  }
}
