import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { openWorkbench } from "./testing/workbench.ts";

const REPOSITORY = { path: /\/repos\/acme\/app$/u };

describe("answers that are not what GitHub sends", () => {
  test.each([
    ["bytes", { "content-type": "application/octet-stream" }],
    ["a page", { "content-type": "text/html" }],
    ["no type", {}],
  ])("%s are a failure that says so", async (_name, headers) => {
    await using bench = await openWorkbench();
    bench.server.fail(REPOSITORY, { status: 200, headers, body: "hello" });
    await expect(bench.github.fetchDefaultBranch("acme/app")).rejects.toMatchObject({
      code: "forge.malformed",
      message: expect.stringMatching(/^acme\/app: GitHub's answer lacks/u),
    });
  });

  test.each([
    ["JSON", { message: ["no text"] }],
    ["a page", "<html>Bad gateway</html>"],
  ])("an error in the form of %s is told by its status", async (_name, body) => {
    await using bench = await openWorkbench();
    bench.server.fail(
      REPOSITORY,
      { status: 500, headers: { "content-type": "text/html" }, body },
      { times: 9 },
    );
    await expect(bench.github.fetchDefaultBranch("acme/app")).rejects.toThrow(
      /^acme\/app: GitHub is not well \(500/u,
    );
  });

  test("a connection that never is keeps the transport's own failure", async () => {
    await using bench = await openWorkbench();
    await bench.server.close();
    const failure = await bench.github.fetchDefaultBranch("acme/app").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: "http.refused" });
  });
});
