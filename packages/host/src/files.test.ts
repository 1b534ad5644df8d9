import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
