import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFiles } from "./files.ts";

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "basewatch-files-"));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

describe("read", () => {
  test("a file's bytes, by a path from the workspace or an absolute one", async () => {
    await writeFile(join(workspace, "a.txt"), "text");
    const files = createFiles(workspace);
    expect((await files.read("a.txt"))?.toString()).toBe("text");
    expect((await files.read(join(workspace, "a.txt")))?.toString()).toBe("text");
    expect(files.resolve("a.txt")).toBe(join(workspace, "a.txt"));
  });

  test("no file is undefined", async () => {
    await writeFile(join(workspace, "a.txt"), "text");
    expect(await createFiles(workspace).read("b.txt")).toBeUndefined();
    expect(await createFiles(workspace).read("a.txt/below")).toBeUndefined();
  });

  test("a folder is a failure that says so", async () => {
    await expect(createFiles(workspace).read(".")).rejects.toMatchObject({
      code: "files.unreadable",
      message: ".: cannot be read (EISDIR)",
      hint: "It is a folder; name the file in it.",
    });
  });

  test("a name that no file can have is a failure", async () => {
    await expect(createFiles(workspace).read("a\0b")).rejects.toMatchObject({
      code: "files.unreadable",
      hint: "Check the path and its permissions.",
    });
  });
});

describe("write", () => {
  test("makes folders, replaces whole, leaves nothing else", async () => {
    const files = createFiles(workspace);
    await files.write("deep/er/a.json", "one");
    await files.write("deep/er/a.json", "two");
    expect(await readFile(join(workspace, "deep/er/a.json"), "utf8")).toBe("two");
    expect(await readdir(join(workspace, "deep/er"))).toEqual(["a.json"]);
  });

  test("what cannot be written is a failure, and leaves nothing behind", async () => {
    await mkdir(join(workspace, "a.json"));
    await writeFile(join(workspace, "a.json/in-it"), "");
    await expect(createFiles(workspace).write("a.json", "x")).rejects.toMatchObject({
      code: "files.unwritable",
    });
    expect(await readdir(workspace)).toEqual(["a.json"]);
  });

  test("a folder that is a file is a failure, too", async () => {
    await writeFile(join(workspace, "taken"), "text");
    await expect(createFiles(workspace).write("taken/out/a.json", "x")).rejects.toMatchObject({
      code: "files.unwritable",
      message: expect.stringContaining("taken/out/a.json: cannot be written"),
    });
    expect(await readFile(join(workspace, "taken"), "utf8")).toBe("text");
  });
});

test("glob finds files, sorted", async () => {
  for (const name of ["b.json", "a.json", "c.txt"]) await writeFile(join(workspace, name), "");
  expect(await createFiles(workspace).glob("*.json")).toEqual(["a.json", "b.json"]);
  expect(await createFiles(workspace).glob("a.json")).toEqual(["a.json"]);
  expect(await createFiles(workspace).glob("d.json")).toEqual([]);
  expect(await createFiles(workspace).glob(".")).toEqual([]);
});

describe("update", () => {
  const append = (text: string) => (stored: Buffer | undefined) => `${stored ?? ""}${text}`;

  test("replaces a file by what is made of it, makes folders, and leaves nothing else", async () => {
    const files = createFiles(workspace);
    await files.update("deep/er/a.json", append("one"));
    await files.update("deep/er/a.json", append(", two"));
    expect(await readFile(join(workspace, "deep/er/a.json"), "utf8")).toBe("one, two");
    expect(await readdir(join(workspace, "deep/er"))).toEqual(["a.json"]);
  });

  test("leaves it as it is when there is nothing to write, or when the change throws", async () => {
    await writeFile(join(workspace, "a.json"), "one");
    const files = createFiles(workspace);
    await files.update("a.json", () => undefined);
    const thrown = new Error("no");
    const refuse = () => {
      throw thrown;
    };
    await expect(files.update("a.json", refuse)).rejects.toBe(thrown);
    expect(await readFile(join(workspace, "a.json"), "utf8")).toBe("one");
    expect(await readdir(workspace)).toEqual(["a.json"]);
  });

  test("20 at once lose nothing", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `<${index}>`);
    await Promise.all(names.map((name) => createFiles(workspace).update("a.json", append(name))));
    const text = await readFile(join(workspace, "a.json"), "utf8");
    expect(text.match(/<\d+>/gu)?.toSorted()).toEqual(names.toSorted());
    expect(await readdir(workspace)).toEqual(["a.json"]);
  });

  // A process number that no process has: Linux's highest is 2^22.
  const DEAD = 2 ** 22 + 1;
  const host = Buffer.from(hostname()).toString("hex").slice(0, 32);

  test.each([
    ["a process that is gone", `${DEAD}.${host}`, 0],
    [
      "a process that seems to run, since its number is in use again, but hangs",
      `${process.pid}.${host}`,
      60,
    ],
    ["another machine, long ago", `1.${Buffer.from("elsewhere").toString("hex")}`, 60],
  ])("what %s left is taken away", async (_name, owner, ageS) => {
    const left = join(workspace, `.a.json.writer.${owner}.x.tmp`);
    await writeFile(left, "torn");
    const at = Date.now() / 1000 - ageS;
    await utimes(left, at, at);
    await createFiles(workspace).update("a.json", append("one"));
    expect(await readdir(workspace)).toEqual(["a.json"]);
    expect(await readFile(join(workspace, "a.json"), "utf8")).toBe("one");
  });

  test("a writer that is at work is waited for, and at last told about", async () => {
    const left = join(workspace, `.a.json.writer.${process.pid}.${host}.x.tmp`);
    await writeFile(left, "");
    let waitedMs = 0;
    const clock = {
      now: () => Date.now(),
      monotonicMs: () => 0,
      sleep: async (ms: number) => {
        waitedMs += ms;
      },
    };
    const files = createFiles(workspace, { clock, random: () => 0.999 });
    await expect(files.update("a.json", append("one"))).rejects.toMatchObject({
      code: "files.contended",
      message: "a.json: other processes have been writing it for 30 s",
    });
    expect(waitedMs).toBeGreaterThan(29_000);
    expect(await readdir(workspace)).toEqual([`.a.json.writer.${process.pid}.${host}.x.tmp`]);
  });

  test("a writer whose announcement was taken away starts again, with what is stored then", async () => {
    const files = createFiles(workspace);
    let tries = 0;
    await files.update("a.json", (stored) => {
      tries += 1;
      if (tries === 1) {
        for (const name of readdirSync(workspace)) rmSync(join(workspace, name));
        writeFileSync(join(workspace, "a.json"), "theirs");
      }
      return `${stored ?? ""}, ours`;
    });
    expect([tries, await readFile(join(workspace, "a.json"), "utf8")]).toEqual([2, "theirs, ours"]);
  });

  test("a folder in its place is a failure, and so is one that cannot be made", async () => {
    await mkdir(join(workspace, "folder"));
    await writeFile(join(workspace, "taken"), "");
    const files = createFiles(workspace);
    await expect(files.update("folder", append("x"))).rejects.toMatchObject({ code: "files.unreadable" });
    await expect(files.update("taken/a.json", append("x"))).rejects.toMatchObject({
      code: "files.unwritable",
    });
    expect((await readdir(workspace)).toSorted()).toEqual(["folder", "taken"]);
  });
});

test("a folder of the run's own is empty, and gone when the process has ended", async () => {
  const script = `import { createFiles } from ${JSON.stringify(new URL("files.ts", import.meta.url).href)};
    const folder = await createFiles(".").makeFolder();
    const { readdirSync, writeFileSync } = await import("node:fs");
    console.log(JSON.stringify([folder, readdirSync(folder)]));
    writeFileSync(folder + "/file", "text");`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { TMPDIR: workspace },
    encoding: "utf8",
  });
  const [folder, content] = JSON.parse(stdout);
  expect(content).toEqual([]);
  expect(dirname(folder)).toBe(workspace);
  expect(await readdir(workspace)).toEqual([]);
});
