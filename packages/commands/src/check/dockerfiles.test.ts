import type { ImageConfiguration, SourceConfiguration } from "@basewatch/config";
import { Failure } from "@basewatch/failure";
import type { Forge } from "@basewatch/forge";
import { describe, expect, test } from "vitest";
import type { Checkout } from "./checkout.ts";
import { type DockerfileSource, readDockerfile, readWorkspace } from "./dockerfiles.ts";
import { createTestFiles, type TestFiles } from "./testing/files.ts";
import { createConfiguration, createSource } from "./testing/images.ts";

const CHECKOUT: Checkout = {
  apiUrl: "https://api.github.com",
  repository: "acme/app",
  branch: "main",
  defaultBranch: "main",
};

interface Setting {
  readonly files?: TestFiles;
  readonly checkout?: Partial<Checkout>;
  /** What the API answers to a question for files. */
  readonly readFiles?: Forge["readFiles"];
  readonly single?: boolean;
}

const text =
  (content: string): Forge["readFiles"] =>
  async (_repository, _ref, [path = ""]) => ({
    defaultBranch: "trunk",
    files: new Map([[path, { kind: "text", text: content }]]),
  });

/** Reads the Dockerfile of one image; `asked` are the questions that the API got. */
async function read(image: ImageConfiguration, setting: Setting = {}) {
  const { files = createTestFiles({}), single = false, readFiles = text("FROM api\n") } = setting;
  const asked: string[] = [];
  const github = {
    async readFiles(...question: Parameters<Forge["readFiles"]>) {
      asked.push(question.join(" "));
      return readFiles(...question);
    },
    async fetchDefaultBranch(repository: string) {
      asked.push(repository);
      return "trunk";
    },
  };
  const openForge = async () => github as unknown as Forge;
  const reader = { files, checkout: { ...CHECKOUT, ...setting.checkout }, openForge };
  const workspace = await readWorkspace([image], single, reader);
  return { ...(await readDockerfile(image, workspace, reader)), asked };
}

const withSource = (change: Partial<SourceConfiguration>) =>
  createConfiguration("app", { source: createSource(change) });

describe("the Dockerfile of an image of a config", () => {
  test("without a source there is none", async () => {
    expect(await read(createConfiguration("app", { source: undefined }))).toEqual({
      text: undefined,
      error: undefined,
      ref: undefined,
      asked: [],
    });
  });

  test.each([
    ["the branch that it names", { branch: "main" }, {}, "main"],
    ["the default branch", {}, { defaultBranch: "main" }, "main"],
    [
      "the branch that is checked out, when nobody knows more",
      {},
      { defaultBranch: undefined, branch: "feature" },
      "feature",
    ],
    ["no branch, when nobody knows any", {}, { defaultBranch: undefined, branch: undefined }, undefined],
  ] as const)("in the workspace: %s", async (_name, source, checkout, ref) => {
    const files = createTestFiles({ Dockerfile: "FROM here\n" });
    expect(await read(withSource(source), { files, checkout })).toEqual({
      text: "FROM here\n",
      error: undefined,
      ref,
      asked: [],
    });
  });

  test.each([
    ["of another repository", { repo: "acme/other" }, {}, "acme/other  Dockerfile", "trunk"],
    ["of another branch", { branch: "release" }, {}, "acme/app release Dockerfile", "release"],
    ["that a sparse checkout lacks", { dockerfile: "a/Dockerfile" }, {}, "acme/app  a/Dockerfile", "trunk"],
    [
      "of this repository on another branch than the default one",
      {},
      { branch: "feature" },
      "acme/app  Dockerfile",
      "trunk",
    ],
  ] as const)("through the API: one %s", async (_name, source, checkout, question, ref) => {
    const files = createTestFiles({ Dockerfile: "FROM here\n" });
    expect(await read(withSource(source), { files, checkout })).toEqual({
      text: "FROM api\n",
      error: undefined,
      ref,
      asked: [question],
    });
  });

  test("dockerfile: null needs the branch alone, from the workspace or else the API", async () => {
    expect(await read(withSource({ dockerfile: null }))).toMatchObject({
      text: undefined,
      ref: "main",
      asked: [],
    });
    const nobodyKnows = { defaultBranch: undefined, branch: undefined };
    expect(await read(withSource({ dockerfile: null }), { checkout: nobodyKnows })).toMatchObject({
      ref: "trunk",
      asked: ["acme/app"],
    });
    expect(await read(withSource({ dockerfile: null, repo: "acme/other", branch: "release" }))).toMatchObject(
      {
        ref: "release",
        asked: [],
      },
    );
  });

  test("what the API says of a file that it cannot give is the error, beside the branch", async () => {
    const failure = new Failure("Dockerfile: not found", { code: "forge.file-not-found" });
    const readFiles: Forge["readFiles"] = async () => ({
      defaultBranch: "trunk",
      files: new Map([["Dockerfile", { kind: "missing", failure }]]),
    });
    expect(await read(withSource({ repo: "acme/other" }), { readFiles })).toMatchObject({
      text: undefined,
      error: failure,
      ref: "trunk",
    });
  });

  test.each([
    ["the API", { repo: "acme/other", branch: "release" }, []],
    ["the workspace", { branch: "main" }, ["Dockerfile"]],
  ] as const)("a failure of %s is the image's error, and not the run's", async (_name, source, broken) => {
    const readFiles: Forge["readFiles"] = async () => {
      throw new Failure("it broke", { code: "http.reset" });
    };
    const files = createTestFiles({ Dockerfile: "FROM here\n" }, broken);
    const { error, ref, text: found } = await read(withSource(source), { files, readFiles });
    expect([error?.code, ref, found]).toEqual([
      broken.length > 0 ? "files.unreadable" : "http.reset",
      source.branch,
      undefined,
    ]);
  });

  test("a defect is nobody's error", async () => {
    const readFiles: Forge["readFiles"] = async () => {
      throw new TypeError("a defect");
    };
    await expect(read(withSource({ repo: "acme/other" }), { readFiles })).rejects.toThrow("a defect");
  });

  test("outside of a repository: what to set", async () => {
    const checkout = { repository: undefined, branch: undefined, defaultBranch: undefined };
    expect((await read(withSource({}), { checkout })).error).toMatchObject({
      code: "check.repository-unknown",
      message: "Dockerfile: there is no such file in /workspace, and no repository to read it from",
      hint: expect.stringContaining("source.repo"),
    });
    expect((await read(withSource({ dockerfile: null }), { checkout })).error?.code).toBe(
      "check.repository-unknown",
    );
  });
});

describe("the Dockerfile of the one image that inputs describe", () => {
  test("is in the workspace, whatever is checked out there", async () => {
    const files = createTestFiles({ Dockerfile: "FROM here\n" });
    const { text: found, asked } = await read(withSource({}), {
      files,
      single: true,
      checkout: { branch: "feature" },
    });
    expect([found, asked]).toEqual(["FROM here\n", []]);
  });

  test("may be none", async () => {
    const { text: found, asked } = await read(withSource({ dockerfile: null }), { single: true });
    expect([found, asked]).toEqual([undefined, []]);
  });

  test("fails the run when it is not there, or cannot be read", async () => {
    await expect(read(withSource({ dockerfile: "a/Dockerfle" }), { single: true })).rejects.toMatchObject({
      code: "check.dockerfile-missing",
      message: "a/Dockerfle: there is no such file in /workspace",
    });
    const files = createTestFiles({}, ["Dockerfile"]);
    await expect(read(withSource({}), { files, single: true })).rejects.toMatchObject({
      code: "files.unreadable",
    });
  });
});

test("the whole workspace is read before anything is asked of the API, so that its questions go out together", async () => {
  const files = createTestFiles({});
  const events: string[] = [];
  const slow = {
    ...files,
    // Each file takes longer than the one before it.
    async read(path: string) {
      for (let turn = 0; turn < Number(path); turn += 1) await new Promise(setImmediate);
      events.push("read");
      return undefined;
    },
  };
  const openForge = async () => {
    events.push("asked");
    return { readFiles: text("FROM api\n") } as unknown as Forge;
  };
  const reader = { files: slow, checkout: CHECKOUT, openForge };
  const images = Array.from({ length: 4 }, (_, index) =>
    createConfiguration(`app-${index}`, { source: createSource({ dockerfile: String(index) }) }),
  );
  const workspace = await readWorkspace(images, false, reader);
  const found: readonly DockerfileSource[] = await Promise.all(
    images.map((image) => readDockerfile(image, workspace, reader)),
  );
  expect(found.map(({ text: content }) => content)).toEqual(Array.from({ length: 4 }, () => "FROM api\n"));
  expect(events.join(" ")).toBe("read read read read asked asked asked asked");
});
