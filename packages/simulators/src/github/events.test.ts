import { expect, test } from "vitest";
import { call, open } from "./testing/github.ts";

const files = {
  ".github/workflows/all.yml": "on: repository_dispatch",
  ".github/workflows/list.yml": "on: [push, repository_dispatch]",
  ".github/workflows/typed.yml":
    "run-name: Build ${{ github.event.client_payload.key }}\non: { repository_dispatch: { types: [rebuild] } }",
  ".github/workflows/other.yml": "on: { repository_dispatch: { types: other } }",
  ".github/workflows/bare.yml": "on: { repository_dispatch: }",
  ".github/workflows/push.yml": "on: push",
};
const OPTIONS = {
  repositories: { "acme/app": { refs: { main: files } } },
  tokens: { own: { kind: "app", repositories: ["acme/app"], permissions: { contents: "write" } } },
} as const;

const send = (server: Awaited<ReturnType<typeof open>>, body: unknown) =>
  call(server, "/repos/acme/app/dispatches", { method: "POST", body });

test("an event starts the workflows that want its type", async () => {
  await using server = await open(OPTIONS);
  const answer = await send(server, { event_type: "rebuild", client_payload: { key: "k.1" } });
  expect(answer.status).toBe(204);
  expect(server.runs.map(({ path, displayTitle }) => [path.split("/").at(-1), displayTitle])).toEqual([
    ["all.yml", "rebuild"],
    ["list.yml", "rebuild"],
    ["typed.yml", "Build k.1"],
    ["bare.yml", "rebuild"],
  ]);
  expect(server.runs[0]).toMatchObject({ event: "repository_dispatch", inputs: { key: "k.1" } });
  expect(server.problems).toEqual([]);
});

const tooMany = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "x"]));
test.each([
  ["no type", {}, "wasn't supplied"],
  ["a long type", { event_type: "x".repeat(101) }, "is too long"],
  ["eleven keys", { event_type: "x", client_payload: tooMany }, "No more than 10 properties"],
])("an event with %s is refused", async (_name, body, message) => {
  await using server = await open({ ...OPTIONS, validate: { request: () => [], answer: () => [] } });
  expect(await send(server, body)).toMatchObject({
    status: 422,
    json: { message: expect.stringContaining(message) },
  });
});
