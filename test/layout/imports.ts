import { dirname, join } from "node:path/posix";

/** One workspace: a package, or an action, with the source files that are reached from its entries. */
export interface Workspace {
  /** `image`, or `actions/check-base-digest`. */
  readonly name: string;
  /** From the repository's root: `packages/image`. */
  readonly folder: string;
  readonly manifest: {
    readonly exports?: string | undefined;
    readonly dependencies: readonly string[];
  };
  /** Paths are relative to the folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Which way things may point. */
export interface Directions {
  /** By workspace, the packages that it may import. */
  readonly allowed: Readonly<Record<string, readonly string[]>>;
  /** What all actions may import. */
  readonly actions: readonly string[];
  /** Packages with no network, no files and no clock. */
  readonly pure: readonly string[];
  /** Packages that may open a connection: every request of an action goes through http, and so through the shared retry. */
  readonly network: readonly string[];
  /** Packages that may touch the process. */
  readonly impure: readonly string[];
}

const IMPORTS = [
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g,
];
const PROCESS = /\bprocess\.env\b|\bconsole\.|\bprocess\.std(?:out|err)\b/;
const OUTSIDE = /^node:(?:https?|http2|net|tls|dns|dgram|fs|child_process)(?:\/|$)/;
const NETWORK = /^(?:node:(?:https?|http2|net|tls|dgram)|undici|@actions\/http-client)$/;
const GLOBAL_FETCH = /\b(?:await|return)\s+fetch\(/;
const CLOCK =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandom(?:UUID|Bytes|Int)\b/;

/** What the workspaces import against the directions, one sentence each; empty when everything points the right way. */
export function findWrongWays(workspaces: readonly Workspace[], directions: Directions): readonly string[] {
  return workspaces.flatMap((workspace) => [
    ...findFaceBreaches(workspace),
    ...workspace.files.flatMap(({ path, text }) =>
      findFileBreaches(workspace, path, withoutComments(text), directions).map(
        (breach) => `${workspace.folder}/${path}: ${breach}`,
      ),
    ),
    ...findManifestBreaches(workspace),
  ]);
}

/** The specifiers that a file imports or exports from, statically, dynamically or as types. */
export function readImports(text: string): readonly string[] {
  const found = IMPORTS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, specifier = ""]) => specifier),
  );
  return [...new Set(found)];
}

/**
 * The files that code outside of tests runs: what the entries import, and so on. What only tests import (servers, situations) is free
 * to import what tests may.
 *
 * @param entries paths, relative to the workspace like the paths of `files`
 */
export function listReached(
  entries: readonly string[],
  files: readonly { readonly path: string; readonly text: string }[],
): readonly string[] {
  const reached = new Set(entries.filter((entry) => files.some(({ path }) => path === entry)));
  for (const from of reached) {
    const text = files.find(({ path }) => path === from)?.text ?? "";
    const relative = readImports(withoutComments(text)).filter((specifier) => specifier.startsWith("."));
    for (const specifier of relative) reached.add(join(dirname(from), specifier));
  }
  return [...reached];
}

function findFaceBreaches({ name, folder, manifest }: Workspace): readonly string[] {
  const expected = isAction(name) ? undefined : "./src/index.ts";
  return manifest.exports === expected
    ? []
    : [`${folder}/package.json: exports is ${manifest.exports}, not ${expected}`];
}

function findFileBreaches(
  workspace: Workspace,
  path: string,
  text: string,
  directions: Directions,
): readonly string[] {
  const { name } = workspace;
  const breaches = readImports(text).flatMap((specifier) =>
    findImportBreaches(workspace, path, specifier, directions),
  );
  if (!directions.impure.includes(name) && PROCESS.test(text)) breaches.push("touches the process");
  if (!directions.network.includes(name) && GLOBAL_FETCH.test(text)) breaches.push("sends past http");
  if (directions.pure.includes(name) && CLOCK.test(text))
    breaches.push("is pure and reads a clock or chance");
  return breaches;
}

function findImportBreaches(
  { name, folder }: Workspace,
  path: string,
  specifier: string,
  directions: Directions,
): string[] {
  if (specifier.startsWith(".")) {
    const target = join(folder, dirname(path), specifier);
    return target.startsWith(`${folder}/src/`) ? [] : [`${specifier} leaves the workspace`];
  }
  if (NETWORK.test(specifier) && !directions.network.includes(name)) return [`${specifier} belongs to http`];
  if (specifier === "@actions/core") return name === "host" ? [] : ["@actions/core belongs to host"];
  if (OUTSIDE.test(specifier))
    return directions.pure.includes(name) ? [`is pure and imports ${specifier}`] : [];
  const [scope, target, ...rest] = specifier.split("/");
  if (scope !== "@basewatch") return [];
  if (rest.length > 0) return [`${specifier} is a deep import`];
  const allowed = isAction(name) ? directions.actions : (directions.allowed[name] ?? []);
  return allowed.includes(target ?? "") ? [] : [`${name} must not import ${specifier}`];
}

function findManifestBreaches({ name, folder, files, manifest }: Workspace): readonly string[] {
  const self = `@basewatch/${name}`;
  const specifiers = files.flatMap(({ text }) => readImports(withoutComments(text)));
  const imported = new Set(specifiers.filter((specifier) => !/^(?:\.|node:)/.test(specifier)).map(packageOf));
  imported.delete(self);
  const missing = [...imported].filter((target) => !manifest.dependencies.includes(target));
  const unused = manifest.dependencies.filter((target) => !imported.has(target));
  return [
    ...missing.map((target) => `${folder}/package.json: ${target} is imported and not a dependency`),
    ...unused.map((target) => `${folder}/package.json: ${target} is a dependency and not imported`),
  ];
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isAction(name: string): boolean {
  return name.startsWith("actions/");
}

/** Comments may name what code must not do. Only those that begin a line or follow a blank: `//` is also part of URLs. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
