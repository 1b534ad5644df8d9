import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { quote } from "./quotation.ts";

/**
 * A path in a GitHub repository, without `.` and `..`; `.` alone is its root.
 *
 * @throws Failure `config.path` when it is absolute, leads out of the repository, or is no path at all.
 */
export function parseRepositoryPath(text: string): string {
  if (/^\/|^[A-Za-z]:\/|\\|:\/\//u.test(text)) throw pathFailure(text, "is not a path in the repository");
  if (text === "" || printable(text, text.length) !== text) throw pathFailure(text, "is not a path");
  const segments: string[] = [];
  for (const segment of text.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) throw pathFailure(text, "leads out of the repository");
    } else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.length === 0 ? "." : segments.join("/");
}

/**
 * The same for a file.
 *
 * @throws Failure `config.path` also for a folder.
 */
export function parseRepositoryFile(text: string): string {
  const path = parseRepositoryPath(text);
  if (/\/$|(?:^|\/)\.{1,2}$/u.test(text)) throw pathFailure(text, "is a folder, not a file");
  return path;
}

/** The folder of a file in a repository: `.` at its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

function pathFailure(text: string, reason: string): Failure {
  return new Failure(`${quote(text)} ${reason}`, {
    code: "config.path",
    hint: "Write it from the repository's root, like apps/web/Dockerfile",
  });
}
