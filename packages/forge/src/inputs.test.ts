import { describe, expect, test } from "vitest";
import {
  dispatch,
  OWN_TOKEN,
  openWorkbench,
  postsOf,
  requestBuild,
  withWorkflow,
  workflowFiles,
} from "./testing/workbench.ts";

describe("inputs", () => {
  const bare = "on: { workflow_dispatch: { inputs: { version_bump: {} } } }";

  test("that the workflow does not declare are left out", async () => {
    await using bench = await openWorkbench(withWorkflow(bare));
    const prepared = await bench.github.prepareDispatch(requestBuild({ explicit: { extra: "1" } }));
    expect(prepared.inputs).toEqual({ version_bump: "patch" });
    expect(prepared.leftOut).toEqual(["triggered_by", "rebuild_key", "extra"]);
    expect(prepared.declaration?.titleShowsKey).toBe(false);
  });

  test.each([
    ["a list of events", "on: [push, workflow_dispatch]"],
    ["one event", "on: workflow_dispatch"],
    ["an event without inputs", "on:\n  workflow_dispatch:\n"],
  ])("of a workflow with %s are all left out", async (_name, text) => {
    await using bench = await openWorkbench(withWorkflow(text));
    const result = await dispatch(bench);
    expect(result.kind).toBe("accepted");
    expect(JSON.parse(postsOf(bench)[0]?.body ?? "").inputs).toEqual({});
  });

  test("are all sent when the workflow's file may not be read, and again without those that GitHub refuses", async () => {
    await using bench = await openWorkbench({
      ...withWorkflow(bare),
      repositories: { "acme/app": { private: true, refs: { main: workflowFiles({ "build.yml": bare }) } } },
      tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: { actions: "write" } } },
    });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    expect(prepared.unreadable?.hint).toBe("Add `contents: read` to the job's `permissions:`.");
    const result = await bench.github.sendDispatch(prepared);
    expect(result).toMatchObject({ kind: "accepted", leftOut: ["triggered_by", "rebuild_key"] });
    expect(bench.server.runs).toHaveLength(1);
  });

  test("are all sent when the workflow's file is not YAML", async () => {
    await using bench = await openWorkbench();
    const content = Buffer.from("on: [").toString("base64");
    bench.server.fail({ path: /\/contents\//u }, { status: 200, body: { content, encoding: "base64" } });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    expect(prepared.unreadable?.message).toBe("acme/app build.yml@main: the workflow's file is not YAML");
    expect(Object.keys(prepared.inputs)).toEqual(["version_bump", "triggered_by", "rebuild_key"]);
  });

  test("of a workflow by an id that the token cannot see are all sent", async () => {
    await using bench = await openWorkbench();
    const prepared = await bench.github.prepareDispatch(requestBuild({ workflow: "42" }));
    expect(prepared.unreadable?.code).toBe("forge.file-not-found");
  });

  test.each([
    ["github.com", 26, "26 inputs, and this server takes 25"],
    ["ghes-3.20", 26, "26 inputs, and this server takes 25"],
    ["ghes-3.19", 11, "11 inputs, and this server takes 10"],
  ] as const)(
    "beyond the limit of %s are refused before anything is sent",
    async (profile, count, message) => {
      const names = Array.from({ length: count }, (_, index) => `input_${index}`);
      const declared = `on: { workflow_dispatch: { inputs: { ${names.map((name) => `${name}: {}`).join(", ")} } } }`;
      await using bench = await openWorkbench({ ...withWorkflow(declared), profile });
      const explicit = Object.fromEntries(names.map((name) => [name, "x"]));
      await expect(
        bench.github.prepareDispatch(requestBuild({ explicit, standard: {} })),
      ).rejects.toMatchObject({
        code: "forge.too-many-inputs",
        message: `acme/app build.yml@main: ${message}`,
      });
      expect(postsOf(bench)).toEqual([]);
    },
  );

  test("of more than 65,535 characters in all are refused before anything is sent", async () => {
    await using bench = await openWorkbench();
    const explicit = { images: "x".repeat(65_500), base_image: "y".repeat(50) };
    await expect(
      bench.github.prepareDispatch(requestBuild({ explicit, standard: {} })),
    ).rejects.toMatchObject({
      code: "forge.inputs-too-long",
      message: "acme/app build.yml@main: the inputs are 65579 characters, and GitHub takes 65535 in all",
    });
  });
});
