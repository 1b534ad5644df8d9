import { describe, expect, test } from "vitest";
import { entry } from "./check-apps.ts";
import { type CheckStage, decisionsOf, imageOf, openStage } from "./check-stage.ts";

describe("images that are built on each other", () => {
  /** base-app is built on node:22, and app on base-app; node:22 has moved. */
  async function publishChain(stage: CheckStage): Promise<string> {
    const node = stage.base("node:22", 1);
    const middle = stage.app("base-app:latest", { on: node, used: { "node:22": node } });
    stage.app("app:latest", { on: middle, used: { "base-app:latest": middle } });
    stage.base("node:22", 2);
    await stage.write("base/Dockerfile", `FROM ${stage.ref("node:22")}\n`);
    await stage.write("app/Dockerfile", `FROM ${stage.ref("base-app")}\n`);
    return (
      entry(stage, "app", "source: { dockerfile: app/Dockerfile }") +
      entry(stage, "base-app", "source: { dockerfile: base/Dockerfile }")
    );
  }

  test("only the one whose base moved is due", async () => {
    const stage = await openStage();
    await stage.write("images.yaml", await publishChain(stage));
    expect(decisionsOf(await stage.check({ config: "images.yaml" }))).toEqual({
      app: "unchanged none",
      "base-app": "changed rebuild",
    });
  });

  test("wait:upstream: a changed image whose base is itself due waits for it, by name", async () => {
    const stage = await openStage();
    const config = await publishChain(stage);
    const tools = stage.base("tools:1", 1);
    const middle = stage.app("base-app:latest", {
      on: stage.base("node:22", 1),
      used: { "node:22": stage.base("node:22", 1) },
    });
    stage.app("app:latest", { on: middle, used: { "base-app:latest": middle, "tools:1": tools } });
    for (const name of ["node:22", "tools:1"]) stage.base(name, 2);
    await stage.write(
      "app/Dockerfile",
      `FROM ${stage.ref("base-app")}\nCOPY --from=${stage.ref("tools:1")} / /\n`,
    );
    await stage.write("images.yaml", config);
    const result = await stage.check({ config: "images.yaml" });
    expect(decisionsOf(result)).toEqual({ app: "changed wait:upstream", "base-app": "changed rebuild" });
    expect(imageOf(result, "app").waitsFor).toEqual(["base-app"]);
    expect(result.rebuilds.flatMap(({ images }) => images.map(({ name }) => name))).toEqual(["base-app"]);
    expect(result.log).toContain("wait:upstream (base-app)");
  });

  test("a ring is named, and waits for nobody", async () => {
    const stage = await openStage();
    const [one, two] = [stage.base("one:latest", 1), stage.base("two:latest", 1)];
    stage.app("one:latest", { on: two, used: { "two:latest": two } });
    stage.app("two:latest", { on: one, used: { "one:latest": one } });
    await stage.write("one/Dockerfile", `FROM ${stage.ref("two")}\n`);
    await stage.write("two/Dockerfile", `FROM ${stage.ref("one")}\n`);
    await stage.write(
      "images.yaml",
      entry(stage, "one", "source: { dockerfile: one/Dockerfile }") +
        entry(stage, "two", "source: { dockerfile: two/Dockerfile }"),
    );
    const result = await stage.check({ config: "images.yaml" });
    expect(result.status).toBe(0);
    expect(result.annotations).toMatchObject([
      { level: "warning", message: expect.stringContaining("one → two → one") },
    ]);
    expect(result.rebuilds.length).toBeGreaterThan(0);
  });
});

describe("only and only-bases", () => {
  async function publishThree(stage: CheckStage): Promise<void> {
    const [node, go] = [stage.base("node:22", 1), stage.base("golang:1", 1)];
    const middle = stage.app("base-app:latest", { on: node, used: { "node:22": node } });
    stage.app("app:latest", { on: middle, used: { "base-app:latest": middle } });
    stage.app("tool:latest", { on: go, used: { "golang:1": go } });
    for (const name of ["node:22", "golang:1"]) stage.base(name, 2);
    const bases = { app: "base-app", "base-app": "node:22", tool: "golang:1" };
    for (const [name, base] of Object.entries(bases))
      await stage.write(`${name}/Dockerfile`, `FROM ${stage.ref(base)}\n`);
    await stage.write(
      "images.yaml",
      Object.keys(bases)
        .map((name) => entry(stage, name, `source: { dockerfile: ${name}/Dockerfile }`))
        .join(""),
    );
  }

  test.each([
    ["nothing chosen: all of them", () => ({}), ["app", "base-app", "tool"]],
    ["names", () => ({ only: "tool\napp" }), ["app", "tool"]],
    [
      "a base, with everything that depends on it",
      ({ ref }: CheckStage) => ({ "only-bases": ref("node:*") }),
      ["app", "base-app"],
    ],
    [
      "two bases",
      ({ ref }: CheckStage) => ({ "only-bases": `${ref("golang:1")}, ${ref("base-app:*")}` }),
      ["app", "tool"],
    ],
    [
      "a name among those of a base",
      ({ ref }: CheckStage) => ({ only: "app,tool", "only-bases": ref("golang:*") }),
      ["tool"],
    ],
  ] as const)("%s", async (_name, inputs, expected) => {
    const stage = await openStage();
    await publishThree(stage);
    const result = await stage.check({ config: "images.yaml", ...inputs(stage) });
    expect(result.status).toBe(0);
    expect(Object.keys(decisionsOf(result))).toEqual(expected);
  });

  test("a glob that matches no base is an error that shows what globs are matched with", async () => {
    const stage = await openStage();
    await publishThree(stage);
    const result = await stage.check({ config: "images.yaml", "only-bases": "node:22" });
    expect(result.status).toBe(1);
    expect(result.annotations).toMatchObject([
      {
        level: "error",
        message: expect.stringMatching(
          /only-bases: "node:22" matches no base.*docker\.io\/library\/node:\*/u,
        ),
      },
    ]);
  });
});
