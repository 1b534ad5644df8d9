import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url).pathname;

async function readTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const files = paths.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length), await readFile(path, "utf8")] as const;
  });
  return new Map((await Promise.all(files)).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

test("dist/ is what the sources build, byte for byte", { timeout: 120_000 }, async () => {
  const fresh = await mkdtemp(join(tmpdir(), "basewatch-dist-"));
  try {
    const environment = { ...process.env, BASEWATCH_DIST: fresh };
    await promisify(execFile)(process.execPath, ["scripts/build.ts"], { cwd: root, env: environment });
    const [built, committed] = [await readTree(fresh), await readTree(`${root}dist`)];
    expect([...committed.keys()]).toEqual([...built.keys()]);
    expect([...committed].filter(([path, text]) => built.get(path) !== text).map(([path]) => path)).toEqual(
      [],
    );
  } finally {
    await rm(fresh, { recursive: true });
  }
});

test("no bundle holds the path of the machine that built it", async () => {
  for (const [path, text] of await readTree(`${root}dist`)) expect(text, path).not.toContain(root);
});
