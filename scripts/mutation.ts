// Mutation scores of the pure packages: every small change of their code should turn one of their own tests red. Works on a copy of the checkout,
// since Stryker changes files in place. Names packages to look at, all of them when none is given; exits 1 for a score under 80 %. `--write` puts the
// scores into docs/quality.md.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PURE = ["failure", "redaction", "retry", "image", "schedule", "config", "dockerfile", "plan", "render"];
const root = new URL("..", import.meta.url).pathname;
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

const copy = mkdtempSync(join(tmpdir(), "basewatch-mutation-"));
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", ".", ":!dist"], {
  cwd: root,
  encoding: "utf8",
});
for (const file of files.split("\n").filter(Boolean)) cpSync(join(root, file), join(copy, file));
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

const rows: string[] = [];
let failed = false;
for (const name of named.length > 0 ? named : PURE) {
  const mutate = `packages/${name}/src/**/*.ts,!packages/${name}/src/**/*.test.ts,!packages/${name}/src/**/*.testing.ts,!packages/${name}/src/testing/**`;
  const { stdout, status } = spawnSync("npx", ["stryker", "run", "--mutate", mutate], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, MUTATED_PACKAGE: name },
  });
  writeFileSync(join(tmpdir(), `basewatch-mutation-${name}.txt`), stdout);
  const [, score, , killed, timedOut, survived, uncovered] =
    /^All files\s*\|\s*([\d.]+)\s*\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)/mu.exec(
      stdout,
    ) ?? [];
  failed ||= status !== 0;
  rows.push(
    `| ${name} | ${score ?? "?"} | ${killed ?? "?"} | ${timedOut ?? "?"} | ${survived ?? "?"} | ${uncovered ?? "?"} |`,
  );
  process.stdout.write(`${rows.at(-1)}\n`);
}
rmSync(copy, { recursive: true });

if (process.argv.includes("--write")) {
  const page = join(root, "docs/quality.md");
  const table = [
    "| package | score (%) | killed | timed out | survived | not covered |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(
      /(<!-- mutation:start -->\n)[\s\S]*?\n?<!-- mutation:end -->/u,
      `$1${table}\n<!-- mutation:end -->`,
    ),
  );
}
process.exitCode = failed ? 1 : 0;
