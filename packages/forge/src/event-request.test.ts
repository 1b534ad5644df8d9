import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "./dispatch-request.ts";
import {
  BUILD_WORKFLOW,
  DISPATCHES,
  MARKER,
  OWN_TOKEN,
  openWorkbench,
  postsOf,
  requestBuild,
  type Workbench,
  workflowFiles,
} from "./testing/workbench.ts";
import type { SendResult } from "./types.ts";

async function send({ github }: Workbench, change: Partial<DispatchRequest> = {}): Promise<SendResult> {
  return github.sendDispatch(await github.prepareDispatch(requestBuild(change)));
}

describe("a repository_dispatch", () => {
  const text = `run-name: \${{ github.event.client_payload.rebuild_key }}\non: { repository_dispatch: { types: [rebuild] } }`;
  const world = {
    repositories: {
      "acme/app": { refs: { main: workflowFiles({ "build.yml": text, "other.yml": BUILD_WORKFLOW }) } },
    },
    tokens: { [OWN_TOKEN]: { kind: "app", repositories: ["acme/app"], permissions: { contents: "write" } } },
  } as const;
  const EVENT = { eventType: "rebuild", ref: undefined };

  test("carries the inputs as its payload, and starts what wants it", async () => {
    await using bench = await openWorkbench(world);
    expect(await send(bench, EVENT)).toEqual({ kind: "accepted", run: undefined, leftOut: [] });
    expect(postsOf(bench).map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        "/repos/acme/app/dispatches",
        {
          event_type: "rebuild",
          client_payload: { version_bump: "patch", triggered_by: "basewatch", rebuild_key: MARKER },
        },
      ],
    ]);
    const { runs } = await bench.github.listRuns({ repository: "acme/app", sinceMs: 0 });
    expect(runs).toMatchObject([{ event: "repository_dispatch", title: MARKER, workflow: "build.yml" }]);
    expect(bench.server.problems).toEqual([]);
  });

  test("is told apart in messages, and by its page", async () => {
    await using bench = await openWorkbench(world);
    const prepared = await bench.github.prepareDispatch(requestBuild({ ...EVENT, standard: {} }));
    expect(prepared).toMatchObject({
      what: "acme/app event rebuild",
      event: "repository_dispatch",
      ref: "main",
    });
    expect(prepared.page).toBe(`${bench.server.serverUrl}/acme/app/actions`);
    expect(bench.github.describeDispatch(prepared)).toBe(
      `POST ${bench.server.apiUrl}/repos/acme/app/dispatches {"event_type":"rebuild","client_payload":{}}`,
    );
  });

  const many = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`k${index}`, "x"]));
  test.each([
    [{ eventType: "" }, "forge.event-type", "the event type has 0 characters, and GitHub takes 1 to 100"],
    [
      { eventType: "x".repeat(101) },
      "forge.event-type",
      "the event type has 101 characters, and GitHub takes 1 to 100",
    ],
    [{ explicit: many }, "forge.too-many-inputs", "11 inputs, and a client_payload takes 10"],
    [
      { standard: {}, explicit: { long: "x".repeat(65_535) } },
      "forge.inputs-too-long",
      "the inputs are 65546 characters, and GitHub takes 65535 in all",
    ],
    [{ ref: "v1" }, "forge.event-ref", "a repository_dispatch runs on the default branch main, not on v1"],
  ])("is held against its limits before anything is sent, case %#", async (change, code, happened) => {
    await using bench = await openWorkbench(world);
    const failure = await bench.github
      .prepareDispatch(requestBuild({ ...EVENT, ...change }))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`: ${happened}$`, "u")),
    });
    expect(postsOf(bench)).toEqual([]);
  });

  test("takes the default branch by its name", async () => {
    await using bench = await openWorkbench(world);
    expect((await send(bench, { ...EVENT, ref: "main" })).kind).toBe("accepted");
  });

  test("that the token may not send says the right that it needs", async () => {
    const tokens = {
      [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: { contents: "read" } },
    } as const;
    await using bench = await openWorkbench({ ...world, tokens });
    expect(await send(bench, EVENT)).toMatchObject({
      kind: "rejected",
      failure: { hint: "Add `contents: write` to the job's `permissions:`." },
    });
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    expect(await send(bench, EVENT)).toMatchObject({
      failure: {
        message: "acme/app event rebuild: GitHub hides this repository's events from the token (404)",
        hint: "Sending events needs Contents: read and write on acme/app.",
      },
    });
  });
});
