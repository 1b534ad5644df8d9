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

describe("a concurrency group", () => {
  const build = "on: workflow_dispatch\nconcurrency: { group: build }\n";
  const repositories = { "acme/app": { refs: { main: { ".github/workflows/build.yml": build } } } };
  const statesOf = (runs: readonly { status: string; conclusion: string | null }[]) =>
    runs.map(({ status, conclusion }) => conclusion ?? status);

  test("lets one run go on and one wait, and cancels who waited when another comes", async () => {
    await using server = await open({ repositories });
    for (let count = 0; count < 3; count += 1) await dispatch(server, "build.yml", { ref: "main" });
    expect(statesOf(server.runs)).toEqual(["queued", "cancelled", "pending"]);
    const jobs = await call(server, `/repos/acme/app/actions/runs/${server.runs[1]?.id}/jobs`);
    expect(jobs.json).toEqual({ total_count: 0, jobs: [] });

    server.updateRun(server.runs[0]?.id ?? 0, { status: "in_progress" });
    server.updateRun(server.runs[0]?.id ?? 0, { status: "completed", conclusion: "success" });
    expect(statesOf(server.runs)).toEqual(["success", "cancelled", "queued"]);
    const ran = await call(server, `/repos/acme/app/actions/runs/${server.runs[0]?.id}/jobs`);
    expect(ran.json).toMatchObject({
      total_count: 1,
      jobs: [{ status: "completed", conclusion: "success" }],
    });
    expect(server.problems).toEqual([]);
  });

  test("builds one run after the other", async () => {
    const built: number[] = [];
    await using server = await open({
      repositories,
      async onRun({ id }) {
        built.push(id);
        return "success";
      },
    });
    for (let count = 0; count < 2; count += 1) await dispatch(server, "build.yml", { ref: "main" });
    await server.settled();
    expect(statesOf(server.runs)).toEqual(["success", "success"]);
    expect(built).toEqual(server.runs.map(({ id }) => id));
  });
});

describe("a run", () => {
  test("is cancelled once", async () => {
    await using server = await open();
    const { id } = server.startRun({ repository: "acme/app", workflow: "build.yml" });
    const cancel = () => call(server, `/repos/acme/app/actions/runs/${id}/cancel`, { method: "POST" });
    expect((await cancel()).status).toBe(202);
    expect(server.runs[0]).toMatchObject({ status: "completed", conclusion: "cancelled", started: false });
    expect(await cancel()).toMatchObject({
      status: 409,
      json: { message: "Cannot cancel a workflow run that is completed." },
    });
    for (const path of ["cancel", "jobs"]) {
      const method = path === "jobs" ? "GET" : "POST";
      expect((await call(server, `/repos/acme/app/actions/runs/1/${path}`, { method })).status).toBe(404);
    }
    expect(server.problems).toEqual([]);
  });

  test("that is cancelled while it builds stays so", async () => {
    const { promise, resolve } = Promise.withResolvers<"success">();
    await using server = await open({ onRun: () => promise });
    const { id } = server.startRun({ repository: "acme/app", workflow: "build.yml" });
    await call(server, `/repos/acme/app/actions/runs/${id}/cancel`, { method: "POST" });
    resolve("success");
    await server.settled();
    expect(server.runs[0]).toMatchObject({ conclusion: "cancelled", started: true });
    expect(() => server.updateRun(1, { status: "queued" })).toThrow("no run 1");
  });

  test("list that has not changed is a 304 that costs nothing", async () => {
    await using server = await open();
    const list = (etag?: string) =>
      fetch(`${server.apiUrl}/repos/acme/app/actions/runs`, {
        headers: etag === undefined ? {} : { "if-none-match": etag },
      });
    const first = await list();
    const etag = first.headers.get("etag") ?? "";
    const second = await list(etag);
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("x-ratelimit-remaining")).toBe(first.headers.get("x-ratelimit-remaining"));
    server.startRun({ repository: "acme/app", workflow: "build.yml" });
    expect((await list(etag)).status).toBe(200);
  });
});
