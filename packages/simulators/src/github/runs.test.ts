import { describe, expect, test } from "vitest";
import { call, dispatch, GOOD, NOW, open } from "./testing/github.ts";

describe("its runs", () => {
  test("are listed newest first, in pages, and one by one", async () => {
    await using server = await open();
    for (const title of ["one", "two", "three"]) {
      server.startRun({ repository: "acme/app", workflow: "build.yml", displayTitle: title });
    }
    server.startRun({ repository: "acme/app", workflow: "push.yml", event: "push" });
    const titlesOf = async (path: string) =>
      ((await call(server, path)).json.workflow_runs as { display_title: string }[]).map(
        (run) => run.display_title,
      );
    expect(await titlesOf("/repos/acme/app/actions/workflows/build.yml/runs?per_page=2")).toEqual([
      "three",
      "two",
    ]);
    expect(await titlesOf("/repos/acme/app/actions/workflows/build.yml/runs?per_page=2&page=2")).toEqual([
      "one",
    ]);
    expect(await titlesOf("/repos/acme/app/actions/runs")).toEqual([
      ".github/workflows/push.yml",
      "three",
      "two",
      "one",
    ]);
    const one = await call(server, `/repos/acme/app/actions/runs/${server.runs[0]?.id}`);
    expect(one.json).toMatchObject({
      display_title: "one",
      status: "queued",
      conclusion: null,
      event: "workflow_dispatch",
    });
    expect(server.problems).toEqual([]);
  });

  test("appear in filtered lists later than in unfiltered ones", async () => {
    let now = NOW;
    await using server = await open({ now: () => now });
    server.startRun({ repository: "acme/app", workflow: "build.yml" });
    const countOf = async (query: string) =>
      (await call(server, `/repos/acme/app/actions/runs?${query}`)).json.total_count;
    const filters = [
      "event=workflow_dispatch",
      "status=queued",
      "actor=somebody",
      "branch=main",
      "created=%3E2026-01-01",
    ];
    expect(await countOf("")).toBe(1);
    for (const filter of filters) expect(await countOf(filter)).toBe(0);
    now += 30_000;
    for (const filter of filters) expect(await countOf(filter)).toBe(1);
    expect(await countOf("event=push")).toBe(0);
  });

  test("are built by onRun, whose end is theirs", async () => {
    await using server = await open({
      async onRun(run) {
        if (run.inputs["level"] === "high") throw new Error("the build broke");
        return "success";
      },
    });
    await dispatch(server, "build.yml", GOOD);
    await dispatch(server, "build.yml", { ref: "main", inputs: { level: "high" } });
    await server.settled();
    expect(server.runs.map(({ status, conclusion }) => [status, conclusion])).toEqual([
      ["completed", "success"],
      ["completed", "failure"],
    ]);
  });

  test("cannot be started where there is no workflow", async () => {
    await using server = await open();
    expect(() => server.startRun({ repository: "acme/nothing", workflow: "build.yml" })).toThrow(
      "no workflow build.yml in acme/nothing",
    );
  });
});
