import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { listFiles, readText } from "./files.ts";
import { type Directions, findWrongWays, listReached, readImports, type Workspace } from "./imports.ts";

const PACKAGES = listFiles("packages/*/package.json").map((path) => path.split("/")[1] ?? "");
const allBut = (...names: readonly string[]) => PACKAGES.filter((name) => !names.includes(name));

const DIRECTIONS: Directions = {
  allowed: {
    failure: [],
    redaction: [],
    retry: [],
    image: ["failure", "redaction"],
    schedule: ["failure", "image", "redaction"],
    http: ["failure", "redaction", "retry"],
    dockerfile: ["failure", "image", "redaction"],
    config: ["failure", "image", "redaction", "schedule"],
    registry: ["failure", "http", "image", "redaction", "retry"],
    lineage: ["failure", "image", "redaction", "registry"],
    ledger: ["failure", "image", "redaction", "retry"],
    plan: ["failure", "image", "ledger", "schedule"],
    forge: ["failure", "http", "redaction", "retry"],
    kardinal: ["failure", "http", "image", "redaction", "retry"],
    notification: ["failure", "http", "redaction", "retry"],
    render: ["redaction"],
    simulators: ["failure", "image"],
    host: ["failure", "redaction", "render", "retry"],
    commands: allBut("cli", "commands", "host", "simulators"),
    cli: allBut("cli"),
  },
  actions: ["commands", "host"],
  pure: ["image", "schedule", "config", "dockerfile", "plan", "render", "failure", "redaction"],
  network: ["http", "simulators"],
  impure: ["host", "cli"],
};

const Manifest = z.looseObject({
  exports: z.optional(z.string()),
  dependencies: z.prefault(z.record(z.string(), z.string()), {}),
});

describe("the workspaces", () => {
  it("all have a row in the table", () => {
    expect(Object.keys(DIRECTIONS.allowed).sort()).toEqual(PACKAGES);
  });

  it("import in the right direction, by faces, and what their package.json says", () => {
    const workspaces = [
      ...PACKAGES.map((name) => readWorkspace(name, `packages/${name}`)),
      ...listFiles("actions/*/package.json").map((path) => {
        const folder = path.replace("/package.json", "");
        return readWorkspace(folder, folder);
      }),
    ];
    expect(findWrongWays(workspaces, DIRECTIONS)).toEqual([]);
  });

  it("point nowhere in a circle", () => {
    const reached = (name: string, seen: ReadonlySet<string>): boolean =>
      (DIRECTIONS.allowed[name] ?? []).every(
        (target) => !seen.has(target) && reached(target, new Set([...seen, target])),
      );
    expect(PACKAGES.filter((name) => !reached(name, new Set([name])))).toEqual([]);
  });
});

describe("readImports", () => {
  it.each([
    ['import { a } from "x";', ["x"]],
    ['import type {\n  A,\n  B,\n} from "x";', ["x"]],
    ['import * as z from "zod/mini";', ["zod/mini"]],
    ['import "x";', ["x"]],
    ['export { a } from "./a.ts";', ["./a.ts"]],
    ['export * from "./a.ts";', ["./a.ts"]],
    ['const { parse } = await import("yaml");', ["yaml"]],
    ['type Yaml = typeof import("yaml");', ["yaml"]],
    ['const undici = require("undici");', ["undici"]],
    ['const text = "import x";\nconst from = "y";', []],
  ])("%j", (text, expected) => {
    expect(readImports(text)).toEqual(expected);
  });
});

describe("listReached", () => {
  it("follows relative imports from the entries, in circles too, and leaves out what only tests import", () => {
    const files = [
      { path: "src/index.ts", text: 'export { a } from "./deep/a.ts";' },
      { path: "src/deep/a.ts", text: 'import { b } from "../b.ts";' },
      { path: "src/b.ts", text: 'const { a } = await import("./deep/a.ts");' },
      { path: "src/testing/server.ts", text: 'import { a } from "../deep/a.ts";' },
    ];
    const reached = ["src/index.ts", "src/deep/a.ts", "src/b.ts"];
    expect(listReached(["src/index.ts", "src/main.ts"], files)).toEqual(reached);
  });
});

describe("findWrongWays", () => {
  it.each<[string, Partial<Workspace> & { source: string }, readonly string[]]>([
    [
      "accepts what the table allows",
      { source: 'import { Failure } from "@basewatch/failure";', manifest: face("@basewatch/failure") },
      [],
    ],
    [
      "rejects an import that goes up",
      { source: 'import { check } from "@basewatch/commands";', manifest: face("@basewatch/commands") },
      ["packages/image/src/a.ts: image must not import @basewatch/commands"],
    ],
    [
      "rejects one that goes up only when called",
      { source: 'await import("@basewatch/http");', manifest: face("@basewatch/http") },
      ["packages/image/src/a.ts: image must not import @basewatch/http"],
    ],
    [
      "rejects a deep import",
      { source: 'import { x } from "@basewatch/failure/src/x.ts";', manifest: face("@basewatch/failure") },
      ["packages/image/src/a.ts: @basewatch/failure/src/x.ts is a deep import"],
    ],
    [
      "rejects a relative import of another package",
      { source: 'import { x } from "../../failure/src/index.ts";' },
      ["packages/image/src/a.ts: ../../failure/src/index.ts leaves the workspace"],
    ],
    [
      "rejects @actions/core outside host",
      { source: 'import * as core from "@actions/core";', manifest: face("@actions/core") },
      ["packages/image/src/a.ts: @actions/core belongs to host"],
    ],
    [
      "rejects the environment",
      { source: "const token = process.env.TOKEN;" },
      ["packages/image/src/a.ts: touches the process"],
    ],
    ["rejects printing", { source: "console.log(1);" }, ["packages/image/src/a.ts: touches the process"]],
    [
      "rejects the network in a pure package",
      { source: 'import { request } from "node:https";' },
      ["packages/image/src/a.ts: node:https belongs to http"],
    ],
    [
      "rejects a client of its own",
      {
        source: 'import { HttpClient } from "@actions/http-client";',
        manifest: face("@actions/http-client"),
      },
      ["packages/image/src/a.ts: @actions/http-client belongs to http"],
    ],
    [
      "rejects the global fetch",
      { source: "const answer = await fetch(url);" },
      ["packages/image/src/a.ts: sends past http"],
    ],
    [
      "rejects files in a pure package",
      { source: 'import { readFile } from "node:fs/promises";' },
      ["packages/image/src/a.ts: is pure and imports node:fs/promises"],
    ],
    [
      "rejects a clock in a pure package",
      { source: "const now = new Date();" },
      ["packages/image/src/a.ts: is pure and reads a clock or chance"],
    ],
    ["accepts a given time", { source: "const now = new Date(nowMs);" }, []],
    ["accepts what only a comment says", { source: "// never console.log here\n/** nor process.env */" }, []],
    [
      "rejects a dependency that is missing",
      { source: 'import { parse } from "yaml";' },
      ["packages/image/package.json: yaml is imported and not a dependency"],
    ],
    [
      "rejects a dependency that is not used",
      { source: "", manifest: face("zod") },
      ["packages/image/package.json: zod is a dependency and not imported"],
    ],
    [
      "rejects a second face",
      { source: "", manifest: { exports: "./src/other.ts", dependencies: [] } },
      ["packages/image/package.json: exports is ./src/other.ts, not ./src/index.ts"],
    ],
    [
      "rejects an action that reaches past commands",
      {
        name: "actions/check",
        folder: "actions/check",
        source: 'import { x } from "@basewatch/registry";',
        manifest: { dependencies: ["@basewatch/registry"] },
      },
      ["actions/check/src/a.ts: actions/check must not import @basewatch/registry"],
    ],
  ])("%s", (_, { source, ...workspace }, expected) => {
    const madeUp: Workspace = {
      name: "image",
      folder: "packages/image",
      manifest: face(),
      files: [{ path: "src/a.ts", text: source }],
      ...workspace,
    };
    expect(findWrongWays([madeUp], DIRECTIONS)).toEqual(expected);
  });
});

function face(...dependencies: readonly string[]): Workspace["manifest"] {
  return { exports: "./src/index.ts", dependencies };
}

function readWorkspace(name: string, folder: string): Workspace {
  const { exports, dependencies } = Manifest.parse(JSON.parse(readText(`${folder}/package.json`)));
  const files = listFiles(`${folder}/src/**/*.ts`).map((path) => ({
    path: path.slice(folder.length + 1),
    text: readText(path),
  }));
  const reached = listReached(["src/index.ts", "src/main.ts"], files);
  return {
    name,
    folder,
    manifest: { exports, dependencies: Object.keys(dependencies) },
    files: files.filter(({ path }) => reached.includes(path)),
  };
}
