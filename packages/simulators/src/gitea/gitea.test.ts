import { describe, expect, test } from "vitest";
import { open } from "./testing/gitea.ts";
import type { GiteaProfileName } from "./types.ts";

describe("access", () => {
  test.each([
    ["GET", "/repos/acme/app", undefined, 404, "The target couldn't be found."],
    ["GET", "/repos/acme/app", "nobody", 401, "invalid username, password or token"],
    ["GET", "/repos/acme/none", "dev", 404, "The target couldn't be found."],
    ["GET", "/user", undefined, 401, "token is required"],
    [
      "GET",
      "/user",
      "reader",
      403,
      expect.stringContaining("required=[read:user], token scope=read:repository"),
    ],
    ["POST", "/repos/acme/public/actions/workflows/a.yml/dispatches", undefined, 401, "token is required"],
    [
      "POST",
      "/repos/acme/app/actions/workflows/a.yml/dispatches",
      "reader",
      403,
      expect.stringContaining("required=[write:repository]"),
    ],
    [
      "POST",
      "/repos/acme/app/actions/workflows/a.yml/dispatches",
      "weak",
      403,
      "user should have a permission to write to a repo",
    ],
    [
      "POST",
      "/repos/acme/archived/actions/workflows/a.yml/dispatches",
      "dev",
      423,
      "acme/archived is archived",
    ],
    ["GET", "/repos/acme/app/contents/none", "dev", 404, "The target couldn't be found."],
    ["GET", "/repos/acme/app/contents/none?ref=none", "dev", 404, "The target couldn't be found."],
    ["GET", "/repos/acme/app/commits?sha=none", "dev", 404, "The target couldn't be found."],
    ["GET", "/repos/acme/app/actions/runs/1", "dev", 404, "The target couldn't be found."],
  ] as const)("%s %s with %s: %i", async (method, path, token, status, message) => {
    const { call } = await open();
    expect(await call(method, path, token)).toMatchObject({ status, json: { message } });
  });

  test("what may be seen is shown", async () => {
    const { server, call } = await open();
    expect((await call("GET", "/version")).json).toEqual({ version: "1.28.0" });
    expect((await call("GET", "/user", "dev")).json).toEqual({ login: "dev" });
    expect((await call("GET", "/repos/acme/public")).json).toMatchObject({
      empty: true,
      default_branch: "main",
    });
    expect((await call("GET", "/repos/acme/app/commits?sha=v1", "dev")).status).toBe(200);
    expect((await call("GET", "/repos/acme/app/commits", "dev")).status).toBe(200);
    expect((await call("GET", "/repos/acme/old")).status).toBe(307);
    expect((await call("GET", "/repos/acme/app/contents/.github/workflows", "dev")).json).toEqual([
      { name: "hidden.yml", type: "file" },
    ]);
    expect((await call("GET", "/repos/acme/app/issues", "dev")).status).toBe(501);
    expect(server.problems).toHaveLength(1);
    expect((await call("POST", "/repos/acme/app/issues", "dev", "{")).status).toBe(422);
  });
});

describe("a dispatch", () => {
  test.each<[GiteaProfileName, unknown, string, number, unknown]>([
    ["gitea-1.28", {}, "", 204, ""],
    ["gitea-1.28", {}, "?return_run_details=true", 200, { workflow_run_id: 701 }],
    ["gitea-1.24", {}, "?return_run_details=true", 204, ""],
    ["forgejo-16", {}, "", 204, ""],
    ["forgejo-16", { return_run_info: true }, "", 201, { id: 701, run_number: 1, jobs: ["build"] }],
    ["forgejo-7", { return_run_info: true }, "", 204, ""],
  ])("to %s with %j%s is %i", async (profile, more, query, status, json) => {
    const { server, dispatch } = await open({ profile });
    const inputs = { key: "k.1", unknown: "ignored" };
    const answer = await dispatch("build.yml", { ref: "main", inputs, ...(more as object) }, query);
    expect(answer.status).toBe(status);
    if (json === "") expect(answer.json).toBe("");
    else expect(answer.json).toMatchObject(json as object);
    const isNew = profile === "gitea-1.28" || profile === "forgejo-16";
    const usual = profile === "forgejo-7" ? ".gitea/workflows/build.yml" : "Title of the commit";
    expect(server.runs).toMatchObject([
      { inputs: { key: "k.1", level: "low" }, title: isNew ? "Build k.1" : usual, ref: "refs/heads/main" },
    ]);
  });

  test.each<[GiteaProfileName, string, unknown, number, string]>([
    ["gitea-1.28", "build.yml", {}, 422, "ref is required parameter"],
    ["gitea-1.28", "build.yml", { ref: "v1" }, 404, 'ref "v1" doesn\'t exist'],
    ["gitea-1.28", "none.yml", { ref: "main" }, 404, 'workflow "none.yml" doesn\'t exist'],
    ["gitea-1.28", "hidden.yml", { ref: "main" }, 404, 'workflow "hidden.yml" doesn\'t exist'],
    [
      "gitea-1.28",
      "push.yml",
      { ref: "main" },
      422,
      'workflow "push.yml" has no workflow_dispatch event trigger',
    ],
    ["gitea-1.28", "off.yml", { ref: "main" }, 403, "workflow is disabled"],
    ["forgejo-16", "build.yml", {}, 400, "ref is empty"],
    ["forgejo-16", "build.yml", { ref: "x" }, 404, "object does not exist [id: x, rel_path: ]"],
    ["forgejo-16", "none.yml", { ref: "main" }, 500, ""],
    ["forgejo-16", "needs.yml", { ref: "main" }, 400, "input required for 'key'"],
  ])("to %s of %s with %j is refused", async (profile, workflow, body, status, message) => {
    const { server, dispatch } = await open({ profile });
    expect(await dispatch(workflow, body)).toMatchObject({ status, json: { message } });
    expect(server.runs).toEqual([]);
  });

  test("goes to a tag by its full name, and by its short one on Forgejo", async () => {
    const gitea = await open();
    expect((await gitea.dispatch("build.yml", { ref: "refs/tags/v1" })).status).toBe(204);
    const forgejo = await open({ profile: "forgejo-16" });
    expect((await forgejo.dispatch("build.yml", { ref: "v1" })).status).toBe(204);
    expect(forgejo.server.runs[0]?.ref).toBe("refs/tags/v1");
  });

  test("starts a workflow without the trigger on servers that do not look", async () => {
    for (const profile of ["gitea-1.24", "forgejo-16"] as const) {
      const { server, dispatch } = await open({ profile });
      expect((await dispatch("push.yml", { ref: "refs/heads/main" })).status).toBe(204);
      expect(server.runs[0]?.inputs).toEqual({});
    }
  });

  test.each<[GiteaProfileName, string]>([
    ["gitea-1.22", "/actions/workflows/build.yml/dispatches"],
    ["gitea-1.24", "/actions/runs/1/cancel"],
  ])("has no route on %s for %s", async (profile, path) => {
    const { call } = await open({ profile });
    expect(await call("POST", `/repos/acme/app${path}`, "dev")).toMatchObject({
      status: 404,
      json: "404 page not found\n",
    });
  });
});
