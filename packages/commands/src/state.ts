import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** Where facts are remembered between runs. */
export type State =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly path: string }
  | BranchState;

/** A state on a branch. */
export interface BranchState {
  readonly kind: "branch";
  readonly name: string;
  /** `undefined`: this repository. */
  readonly url: string | undefined;
}

/**
 * The `state` input: `none` (also when empty), `file:<path>`, `branch:<name>` or `branch:<name>@<git URL>`. Throws `Failure` `input.state`,
 * which shows no password that somebody wrote into a URL.
 */
export function parseState(value: string): State {
  if (value === "" || value === "none") return { kind: "none" };
  const path = value.startsWith("file:") ? value.slice("file:".length).trim() : "";
  if (path !== "") return { kind: "file", path };
  if (value.startsWith("branch:")) return parseBranch(value.slice("branch:".length).trim());
  throw refuse(
    value,
    "Write none, file: and a path, or branch: and a name, for example file:basewatch.json or branch:basewatch.",
  );
}

/** The state in the spelling of the input; `null` for none. Entries of `rebuilds` carry it. */
export function spellState(state: State): string | null {
  if (state.kind === "none") return null;
  if (state.kind === "file") return `file:${state.path}`;
  return state.url === undefined ? `branch:${state.name}` : `branch:${state.name}@${state.url}`;
}

function parseBranch(text: string): State {
  // A branch's name may hold an @, and no ://, since it may hold no colon.
  const at = text.search(/@[a-z][a-z0-9+.-]*:\/\//iu);
  const name = at === -1 ? text : text.slice(0, at);
  const url = at === -1 ? undefined : text.slice(at + 1);
  if (!isBranchName(name)) {
    const hint = name.includes(":")
      ? "Write the repository as a URL: branch:<name>@ssh://git@<host>/<path>, or https://."
      : "Name a branch as git allows it, without spaces, for example branch:basewatch.";
    throw refuse(`branch:${name}`, hint);
  }
  return { kind: "branch", name, url: url === undefined ? undefined : parseGitUrl(url) };
}

// The rules of git check-ref-format for one branch (https://git-scm.com/docs/git-check-ref-format), and no option of git's own.
function isBranchName(name: string): boolean {
  if (name === "" || name === "@" || name === "HEAD" || name.length > 200) return false;
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$/u.test(name)) return false;
  return name.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
}

function parseGitUrl(text: string): string {
  const url = URL.parse(text);
  const shown = url === null ? "the URL" : `${url.protocol}//${url.host}${url.pathname}`;
  const user = url?.protocol === "ssh:" ? "" : (url?.username ?? "");
  if (url !== null && (user !== "" || url.password !== "" || url.search !== "" || url.hash !== "")) {
    throw refuse(
      shown,
      "Leave user, password and query out of the URL; its secret goes into tokens, as host/path=<secret>.",
    );
  }
  const isGit = url !== null && ["https:", "http:", "ssh:", "file:"].includes(url.protocol);
  if (!isGit || url.pathname.length < 2 || (url.protocol !== "file:" && url.host === "")) {
    throw refuse(shown, "Write an https://, ssh:// or file:// URL of a git repository after the @.");
  }
  return text;
}

function refuse(value: string, hint: string): Failure {
  return new Failure(`"${printable(value, 80)}" is not a state`, { code: "input.state", hint });
}
