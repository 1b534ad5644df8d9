// Bundles every action and the command line: rolldown (TypeScript in, tree-shaken ESM out, in build/), then ncc (dist/<name>/).
// Run from the repository's root, or two builds would differ in the paths of their comments.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { rolldown } from "rolldown";

const run = promisify(execFile);
const root = new URL("..", import.meta.url).pathname;
// Where the bundles go; the test of the committed ones builds beside them.
const target = process.env["BASEWATCH_DIST"] ?? `${root}dist`;

/** Bundle name → entry. */
const ENTRIES: Readonly<Record<string, string>> = {
  "check-base-digest": "actions/check-base-digest/src/main.ts",
  "create-bundle": "actions/create-bundle/src/main.ts",
  "dispatch-rebuild": "actions/dispatch-rebuild/src/main.ts",
  basewatch: "packages/cli/src/main.ts",
};

// Packages whose modules do nothing when they are imported, so that what is not used can go.
const PURE = /[\\/](?:packages|actions)[\\/]|node_modules[\\/](?:@actions|@octokit|undici|tunnel|yaml)[\\/]/u;

// An entry is imported for nothing but what it does.
const ENTRY = /[\\/]src[\\/]main\.ts$/u;

const ALIASES: Readonly<Record<string, string>> = {
  undici: `${root}scripts/bundled/undici.ts`,
  tunnel: `${root}scripts/bundled/tunnel.cjs`,
  crypto: `${root}scripts/bundled/crypto.ts`,
  "node:crypto": `${root}scripts/bundled/crypto.ts`,
  // The same code as ES modules: what is not used can go.
  yaml: `${root}node_modules/yaml/browser/index.js`,
};

const START = "\0start";

/** An entry of the bundle that makes up for what an older Node lacks before anything else runs. */
const withOlderNode = (entry: string) => ({
  name: "with-older-node",
  resolveId: (id: string) => (id === START ? START : null),
  load: (id: string) =>
    id === START
      ? `import ${JSON.stringify(`${root}scripts/bundled/older-node.ts`)};\nimport ${JSON.stringify(`${root}${entry}`)};\n`
      : null,
});

/** tunnel is older than `Buffer.from`, and what it calls instead prints a warning of Node's in every log behind a proxy with a password. */
const withoutDeprecations = {
  name: "without-deprecations",
  transform: (code: string, id: string) =>
    /[\\/]node_modules[\\/]tunnel[\\/]/u.test(id) ? code.replaceAll("new Buffer(", "Buffer.from(") : null,
};

async function bundle(name: string, entry: string, version: string): Promise<void> {
  const between = `${root}build/${name}`;
  const out = `${target}/${name}`;
  const build = await rolldown({
    input: { index: START },
    platform: "node",
    cwd: root,
    resolve: { alias: ALIASES },
    transform: { define: { "globalThis.BASEWATCH_VERSION": JSON.stringify(version) } },
    plugins: [withOlderNode(entry), withoutDeprecations],
    treeshake: { moduleSideEffects: (id) => ENTRY.test(id) || !PURE.test(id) },
    logLevel: "warn",
  });
  await build.write({
    dir: between,
    format: "esm",
    entryFileNames: "index.js",
    chunkFileNames: "[name]-[hash].js",
  });
  await build.close();
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await writeFile(`${between}/package.json`, '{"type":"module"}\n');
  const options = ["--no-cache", "--quiet", "--target", "es2024", "--out", out];
  await run("node_modules/.bin/ncc", ["build", `build/${name}/index.js`, ...options], { cwd: root });
  await writeFile(`${out}/package.json`, '{"type":"module"}\n');
  const files = await readdir(out);
  let size = 0;
  for (const file of files) size += (await readFile(`${out}/${file}`)).length;
  process.stdout.write(`dist/${name}: ${files.length} files, ${Math.round(size / 1000)} kB\n`);
}

const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as { version: string };
await rm(`${root}build`, { recursive: true, force: true });
const only = process.argv[2];
for (const [name, entry] of Object.entries(ENTRIES)) {
  if (only === undefined || only === name) await bundle(name, entry, version);
}
