import { Failure } from "@basewatch/failure";
import { type Field, parsed, parseEach, splitLines } from "./fields.ts";

const TRIGGER = "trigger:";

/** A secret that the workflow's author bound to a host, and perhaps to a path under it. */
export interface HostToken {
  /** Lower-case host, with a port where one is given. */
  readonly host: string;
  /** Without slashes at its ends; empty for the whole host. */
  readonly path: string;
  readonly secret: string;
  /** A GitLab pipeline trigger token, which starts pipelines and does nothing else. */
  readonly trigger?: true;
}

/** The `tokens` input: `host[/path]=<secret>` and `trigger:host[/path]=<secret>`, one a line. Its values are never in a message. */
export function hostTokens(): Field<readonly HostToken[]> {
  return parsed(parseHostTokens);
}

/** The entries of a `tokens` text. Throws `Failure` `input.tokens`. */
export function parseHostTokens(value: string): readonly HostToken[] {
  return parseEach([...splitLines(value).entries()], ([index, line]) => parseHostToken(line, index + 1));
}

function parseHostToken(line: string, position: number): HostToken {
  const at = line.indexOf("=");
  const named = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
  const isTrigger = named.startsWith(TRIGGER);
  const target = isTrigger ? named.slice(TRIGGER.length) : named;
  const secret = line.slice(at + 1).trim();
  const [host = "", ...path] = target.split("/");
  if (at === -1 || secret === "" || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/u.test(host)) {
    throw new Failure(`entry ${position} is not host[/path]=<secret>`, {
      code: "input.tokens",
      hint: "Write one host[/path]=<secret> a line, without https://; for example git.example.com=${{ secrets.GIT_TOKEN }}.",
    });
  }
  const token = { host, path: path.join("/").replace(/^\/+|\/+$/gu, ""), secret };
  return isTrigger ? { ...token, trigger: true } : token;
}

/** The most specific token for a host and a path on it, trigger tokens aside; `undefined` when none was given. */
export function findToken(tokens: readonly HostToken[], host: string, path: string): string | undefined {
  return findMostSpecific(
    tokens.filter(({ trigger }) => trigger !== true),
    host,
    path,
  );
}

/** The most specific GitLab trigger token for a host and a project on it; `undefined` when none was given. */
export function findTriggerToken(
  tokens: readonly HostToken[],
  host: string,
  project: string,
): string | undefined {
  return findMostSpecific(
    tokens.filter(({ trigger }) => trigger === true),
    host,
    project,
  );
}

function findMostSpecific(tokens: readonly HostToken[], host: string, path: string): string | undefined {
  const wanted = `${path.toLowerCase().replace(/^\/+|\/+$/gu, "")}/`;
  const fitting = tokens.filter(
    (token) =>
      token.host === host.toLowerCase() && (token.path === "" || wanted.startsWith(`${token.path}/`)),
  );
  return fitting.toSorted((left, right) => right.path.length - left.path.length)[0]?.secret;
}
