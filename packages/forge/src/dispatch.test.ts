import { describe, expect, test } from "vitest";
import type { GithubProfile } from "../../simulators/src/github/index.ts";
import type { DispatchOptions } from "./dispatch.ts";
import type { DispatchRequest } from "./dispatch-request.ts";
import {
  BUILD_WORKFLOW,
  HOLD,
  OWN_TOKEN,
  openWorkbench,
  requestBuild,
  type Workbench,
  type WorkbenchOptions,
  workflowFiles,
} from "./testing/workbench.ts";

const DISPATCHES = { method: "POST", path: /\/dispatches$/u };
const RUN_LISTS = { method: "GET", path: /\/runs$/u };
const MARKER = "3f9a2c41d0b7e615.1";

async function dispatch(
  { github }: Workbench,
  request: Partial<DispatchRequest> = {},
  options: DispatchOptions = HOLD,
) {
  return github.dispatchWorkflow(await github.prepareDispatch(requestBuild(request)), options);
}

function postsOf({ server }: Workbench) {
  return server.requests.filter(({ method }) => method === "POST");
}

function enterprise(profile: GithubProfile): WorkbenchOptions {
  return { profile };
}

describe("a dispatch that GitHub accepts", () => {
  test("sends the declared inputs as strings and yields the run", async () => {
    await using bench = await openWorkbench();
    const result = await dispatch(bench, { explicit: { push: "false" } });
    const [run] = bench.server.runs;
    expect(result).toEqual({
      status: "dispatched",
      run: { id: run?.id, url: `${bench.server.serverUrl}/acme/app/actions/runs/${run?.id}` },
      leftOut: [],
    });
    expect(run?.inputs).toMatchObject({ version_bump: "patch", triggered_by: "basewatch", push: "false" });
    expect(run?.displayTitle).toBe(`Build ${MARKER}`);
    expect(bench.server.problems).toEqual([]);
  });

  test("is two requests: the workflow's file and the dispatch", async () => {
    await using bench = await openWorkbench();
    await dispatch(bench);
    await dispatch(bench, { marker: "3f9a2c41d0b7e615.2" });
    expect(bench.server.requests.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual([
      "GET /repos/acme/app/contents/.github/workflows/build.yml",
      "POST /repos/acme/app/actions/workflows/build.yml/dispatches",
      "POST /repos/acme/app/actions/workflows/build.yml/dispatches",
    ]);
  });

  test("goes to the default branch when no ref is given", async () => {
    await using bench = await openWorkbench({
      repositories: {
        "acme/app": {
          defaultBranch: "trunk",
          refs: { trunk: workflowFiles({ "build.yml": BUILD_WORKFLOW }) },
        },
      },
    });
    await dispatch(bench, { ref: undefined });
    expect(bench.server.runs.map(({ ref }) => ref)).toEqual(["trunk"]);
  });

  test.each([".github/workflows/build.yml", "build.yml", "by id"])(
    "finds the workflow by %s",
    async (name) => {
      await using bench = await openWorkbench();
      const [listed] = await listWorkflows(bench);
      const result = await dispatch(bench, { workflow: name === "by id" ? String(listed?.id) : name });
      expect(result.status).toBe("dispatched");
    },
  );

  test("speaks with its own user agent and the token, and prints nothing", async () => {
    await using bench = await openWorkbench();
    await dispatch(bench);
    for (const { headers } of bench.server.requests) {
      expect(headers["user-agent"]).toMatch(/^basewatch-test /u);
      expect(headers["authorization"]).toBe(`token ${OWN_TOKEN}`);
    }
  });

  test("counts as started when its answer is not what it should be", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 200, body: "welcome to the proxy" }, { afterStarting: true });
    expect(await dispatch(bench)).toEqual({ status: "dispatched", run: undefined, leftOut: [] });
  });
});

async function listWorkflows({ server }: Workbench): Promise<readonly { id: number }[]> {
  const response = await fetch(`${server.apiUrl}/repos/acme/app/actions/workflows`);
  return ((await response.json()) as { workflows: { id: number }[] }).workflows;
}

describe("API versions and kinds of server", () => {
  test.each([
    {
      name: "github.com names the run in version 2026-03-10",
      profile: "github.com",
      posts: [{ version: "2026-03-10", details: undefined }],
      named: true,
    },
    {
      name: "a server without that version names it on request",
      profile: "ghes-3.20",
      posts: [
        { version: "2026-03-10", details: undefined },
        { version: "2022-11-28", details: true },
      ],
      named: true,
    },
    {
      name: "Enterprise Server 3.19 knows neither and starts it without a name",
      profile: "ghes-3.19",
      posts: [
        { version: "2026-03-10", details: undefined },
        { version: "2022-11-28", details: true },
        { version: "2022-11-28", details: undefined },
      ],
      named: false,
    },
  ] as const)("$name", async ({ profile, posts, named }) => {
    await using bench = await openWorkbench(enterprise(profile));
    const result = await dispatch(bench);
    expect(result).toMatchObject({
      status: "dispatched",
      run: named ? { id: bench.server.runs[0]?.id } : undefined,
    });
    expect(postsOf(bench).map(describePost)).toEqual(posts);

    await dispatch({ ...bench, github: bench.connect(OWN_TOKEN) });
    expect(postsOf(bench).slice(posts.length).map(describePost)).toEqual(posts.slice(-1));
    expect(bench.server.runs).toHaveLength(2);
    expect(bench.server.problems).toEqual([]);
  });

  test("a 400 that no version explains is reported once the versions are used up", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 400, body: { message: "Problems parsing JSON" } }, { times: 2 });
    const result = await dispatch(bench);
    expect(result).toMatchObject({ status: "failed", failure: { code: "forge.refused" } });
    expect(postsOf(bench)).toHaveLength(2);
  });
});

function describePost({ headers, body }: { headers: Readonly<Record<string, string>>; body: string }) {
  return { version: headers["x-github-api-version"], details: JSON.parse(body).return_run_details };
}

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
    expect(result.status).toBe("dispatched");
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
    const result = await bench.github.dispatchWorkflow(prepared, HOLD);
    expect(result).toMatchObject({ status: "dispatched", leftOut: ["triggered_by", "rebuild_key"] });
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

function withWorkflow(text: string): WorkbenchOptions {
  return { repositories: { "acme/app": { refs: { main: workflowFiles({ "build.yml": text }) } } } };
}

describe("a rate limit", () => {
  const limits = [
    {
      name: "Retry-After in seconds",
      answer: {
        status: 403,
        headers: { "retry-after": "7" },
        message: "You have exceeded a secondary rate limit.",
      },
      waitMs: 7_000,
      code: "forge.secondary-rate-limited",
    },
    {
      name: "Retry-After as a date",
      answer: {
        status: 429,
        headers: { "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" },
        message: "Too many requests",
      },
      waitMs: 10_000,
      code: "forge.secondary-rate-limited",
    },
    {
      name: "the reset of a primary limit",
      answer: {
        status: 403,
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Date.parse("2026-01-02T03:05:05Z") / 1000),
        },
        message: "API rate limit exceeded for installation ID 1.",
      },
      waitMs: 60_000,
      code: "forge.rate-limited",
    },
    {
      name: "a minute when nothing is said",
      answer: { status: 429, headers: {}, message: "API rate limit exceeded" },
      waitMs: 60_000,
      code: "forge.rate-limited",
    },
  ] as const;

  test.each(limits)("is waited out by $name, and the dispatch is sent again", async ({ answer, waitMs }) => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, {
      status: answer.status,
      headers: answer.headers,
      body: { message: answer.message },
    });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.waits[0]).toBeGreaterThanOrEqual(waitMs);
    expect(bench.waits[0]).toBeLessThanOrEqual(waitMs * 1.1);
    expect(bench.server.runs).toHaveLength(1);
  });

  test.each(limits)("of $name beyond the budget defers the dispatch", async ({ answer, code }) => {
    await using bench = await openWorkbench({ budgetMs: 5_000 });
    bench.server.fail(DISPATCHES, {
      status: answer.status,
      headers: answer.headers,
      body: { message: answer.message },
    });
    expect(await dispatch(bench)).toMatchObject({ status: "deferred", failure: { code } });
    expect(bench.waits).toEqual([]);
    expect(bench.server.runs).toHaveLength(0);
  });

  test("says until when", async () => {
    await using bench = await openWorkbench({ budgetMs: 5_000 });
    bench.server.fail(DISPATCHES, { status: 429, headers: { "retry-after": "600" }, body: {} });
    const result = await dispatch(bench);
    expect("failure" in result && result.failure.message).toBe(
      "acme/app build.yml@main: GitHub's secondary rate limit (too much at once) is reached until 2026-01-02T03:14:05Z (429)",
    );
  });

  test("without a word on when doubles the wait", async () => {
    await using bench = await openWorkbench({ budgetMs: 1_000_000 });
    bench.server.fail(DISPATCHES, { status: 429, body: { message: "secondary rate limit" } }, { times: 3 });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.waits.filter((ms) => ms >= 60_000).map((ms) => Math.floor(ms / 60_000))).toEqual(
      expect.arrayContaining([1, 2, 4]),
    );
  });
});

describe("an ambiguous failure", () => {
  const breaks = [500, 502, 503, 504, "reset", "hang", "cut"] as const;

  test.each(breaks)("%s after the run started is settled by finding it", async (fault) => {
    await using bench = await openWorkbench();
    bench.server.startRun({
      repository: "acme/app",
      workflow: "build.yml",
      displayTitle: `Build ${MARKER}2`,
    });
    bench.server.fail(DISPATCHES, typeof fault === "number" ? { status: fault } : fault, {
      afterStarting: true,
    });
    expect(await dispatch(bench)).toMatchObject({
      status: "dispatched",
      run: { id: bench.server.runs[1]?.id },
    });
    expect(postsOf(bench)).toHaveLength(1);
  });

  test.each(breaks)("%s before any run started stays unknown, and nothing is sent again", async (fault) => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, typeof fault === "number" ? { status: fault } : fault);
    const result = await dispatch(bench);
    expect(result).toMatchObject({ status: "unknown", failure: { code: "forge.ambiguous" } });
    expect(postsOf(bench)).toHaveLength(1);
    expect(bench.server.runs).toHaveLength(0);
    expect(bench.waits.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  });

  test("tells what happened, how long the run was looked for, and where to look", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502, body: { message: "Server Error" } });
    const result = await dispatch(bench);
    expect("failure" in result && [result.failure.message, result.failure.hint]).toEqual([
      `acme/app build.yml@main: unknown whether the run started (GitHub answered 502: Server Error); no run with ${MARKER} was seen within 60 s`,
      `Look at ${bench.server.serverUrl}/acme/app/actions/workflows/build.yml before you send it again: a second run would build twice.`,
    ]);
  });

  test("is looked for without a filter, in lists that lag", async () => {
    await using bench = await openWorkbench({ listLagMs: 20_000 });
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    expect((await dispatch(bench)).status).toBe("dispatched");
    const lists = bench.server.requests.filter(({ path }) => path.endsWith("/runs"));
    expect(lists.length).toBeGreaterThan(1);
    expect(new Set(lists.map(({ query }) => query))).toEqual(new Set(["per_page=100&page=1"]));
  });

  test("is looked for on further pages, back to when it was sent", async () => {
    await using bench = await openWorkbench({
      async onRun(run) {
        if (run.actor === "somebody") return "success";
        for (let count = 0; count < 120; count += 1) startForeignRun();
        return "success";
      },
    });
    const startForeignRun = () => bench.server.startRun({ repository: "acme/app", workflow: "build.yml" });
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.server.requests.at(-1)?.query).toBe("per_page=100&page=2");
  });

  test("is looked for again while the list itself cannot be read", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    bench.server.fail(RUN_LISTS, { status: 503 }, { times: 2 });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.waits).toEqual([2_000, 4_000]);
  });

  test("is not looked for when the run's title cannot show the key", async () => {
    await using bench = await openWorkbench(
      withWorkflow("on: { workflow_dispatch: { inputs: { rebuild_key: {} } } }"),
    );
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    const result = await dispatch(bench);
    expect(result.status).toBe("unknown");
    expect("failure" in result && result.failure.hint).toContain(
      "put ${{ inputs.rebuild_key }} into the workflow's run-name",
    );
    expect(bench.server.requests).toHaveLength(2);
  });

  test("is sent once more with on-ambiguous retry, when the list proves nothing started yet", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 });
    expect((await dispatch(bench, {}, { ...HOLD, onAmbiguous: "retry" })).status).toBe("dispatched");
    expect(postsOf(bench)).toHaveLength(2);
    expect(bench.server.runs).toHaveLength(1);
  });

  test("is not sent again with on-ambiguous retry when the list could not be read", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 });
    bench.server.fail(RUN_LISTS, { status: 502 }, { times: 100 });
    expect((await dispatch(bench, {}, { ...HOLD, onAmbiguous: "retry" })).status).toBe("unknown");
    expect(postsOf(bench)).toHaveLength(1);
  });

  test("stays unknown when the run is told to stop", async () => {
    const stop = new AbortController();
    await using bench = await openWorkbench({ signal: stop.signal });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    bench.server.fail(DISPATCHES, "hang");
    const pending = bench.github.dispatchWorkflow(prepared, HOLD);
    while (postsOf(bench).length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error("stop"));
    expect((await pending).status).toBe("unknown");
  });
});

describe("a dispatch that was not sent", () => {
  test("is deferred when the run was told to stop before", async () => {
    const stop = new AbortController();
    await using bench = await openWorkbench({ signal: stop.signal });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    stop.abort(new Error("stop"));
    expect(await bench.github.dispatchWorkflow(prepared, HOLD)).toMatchObject({
      status: "deferred",
      failure: { code: "http.budget" },
    });
  });

  test("fails when the server refuses every connection", async () => {
    await using bench = await openWorkbench();
    const prepared = await bench.github.prepareDispatch(requestBuild());
    await bench.server.close();
    const result = await bench.github.dispatchWorkflow(prepared, HOLD);
    expect(result).toMatchObject({ status: "failed", failure: { code: "http.refused" } });
    expect(bench.waits).toHaveLength(3);
  });

  test("is not tried while the workflow's file cannot be read because of an outage", async () => {
    await using bench = await openWorkbench();
    bench.server.fail({ path: /\/contents\//u }, { status: 503 }, { times: 9 });
    await expect(bench.github.prepareDispatch(requestBuild())).rejects.toMatchObject({
      code: "forge.server-error",
      message: "acme/app build.yml@main: GitHub is not well (503)",
    });
  });
});

describe("looking for an earlier run", () => {
  test("finds the one whose title shows the marker, with one list for each repository", async () => {
    await using bench = await openWorkbench();
    await dispatch(bench);
    const sinceMs = bench.clock.now() - 3_600_000;
    const [found, other] = await Promise.all([
      bench.github.findRun("acme/app", MARKER, sinceMs),
      bench.github.findRun("acme/app", "3f9a2c41d0b7e615.2", sinceMs),
    ]);
    expect(found?.id).toBe(bench.server.runs[0]?.id);
    expect(other).toBeUndefined();
    expect(bench.server.requests.filter(({ path }) => path.endsWith("/actions/runs"))).toHaveLength(1);
  });
});
