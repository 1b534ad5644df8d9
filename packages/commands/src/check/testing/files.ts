import { Failure } from "@basewatch/failure";
import type { Files } from "../../action.ts";

/** Files in memory, and what was asked of them. */
export interface TestFiles extends Files {
  readonly contents: Map<string, string>;
  readonly asked: readonly string[];
}

/** Files with these contents; those in `broken` are there and cannot be read. */
export function createTestFiles(
  contents: Readonly<Record<string, string>>,
  broken: readonly string[] = [],
): TestFiles {
  const known = new Map(Object.entries(contents));
  const asked: string[] = [];
  return {
    contents: known,
    asked,
    resolve: (path) => (path.startsWith("/") ? path : `/workspace/${path}`.replace(/\/\.$/u, "")),
    async read(path) {
      asked.push(path);
      if (broken.includes(path))
        throw new Failure(`${path}: cannot be read (EISDIR)`, { code: "files.unreadable" });
      const content = known.get(path);
      return content === undefined ? undefined : Buffer.from(content);
    },
    write: async (path, text) => void known.set(path, [...text].join("")),
    async update(path, change) {
      const stored = known.get(path);
      const text = change(stored === undefined ? undefined : Buffer.from(stored));
      if (text !== undefined) known.set(path, text);
    },
    makeFolder: () => Promise.reject(new Error("these files are in memory")),
    glob: async () => [],
  };
}
