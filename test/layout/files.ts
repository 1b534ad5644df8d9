import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The repository's root folder. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** Paths of all files that match the globs, from the repository's root, sorted; what is installed or built is left out. */
export function listFiles(...globs: readonly string[]): readonly string[] {
  const found = globSync([...globs], { cwd: ROOT, exclude: ["**/node_modules/**", "build/**", "dist/**"] });
  return found.map((path) => path.replaceAll("\\", "/")).sort();
}

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(resolve(ROOT, path), "utf8");
}
