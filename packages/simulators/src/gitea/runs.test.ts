import { describe, expect, test } from "vitest";
import { open } from "./testing/gitea.ts";
import type { GiteaStatus } from "./types.ts";

describe("its runs", () => {
  test("end as their onRun says", async () => {
    const ends: GiteaStatus[] = ["success"];
    const { server, dispatch } = await open({
      async onRun() {
        const end = ends.pop();
        if (end === undefined) throw new Error("the build broke");
        return end;
      },
    });
    for (let count = 0; count < 2; count += 1) await dispatch("build.yml", { ref: "main" });
    await server.settled();
    expect(server.runs.map(({ status, started }) => [status, started])).toEqual([
      ["success", true],
      ["failure", true],
    ]);
    expect(() => server.updateRun(1, {})).toThrow("no run 1");
    expect(() => server.startRun({ repository: "acme/none", workflow: "a.yml" })).toThrow(
      "no repository acme/none",
    );
  });

  test("look different on Gitea and on Forgejo", async () => {
    const looks = {
      "gitea-1.28": {
        path: "push.yml@refs/heads/main",
        head_branch: "main",
        status: "queued",
        display_title: "A commit",
      },
      "forgejo-16": {
        workflow_id: "push.yml",
        prettyref: "main",
        status: "waiting",
        title: "A commit",
        event_payload: "{}",
      },
    } as const;
    for (const profile of ["gitea-1.28", "forgejo-16"] as const) {
      const { server, call } = await open({ profile });
      const { id } = server.startRun({ repository: "acme/app", workflow: "push.yml" });
      expect((await call("GET", `/repos/acme/app/actions/runs/${id}`, "dev")).json).toMatchObject(
        looks[profile],
      );
      server.updateRun(id, { status: "unknown", started: true });
      expect((await call("GET", "/repos/acme/app/actions/runs", "dev")).json.total_count).toBe(1);
      const job = profile === "forgejo-16" ? [{ task_id: id }] : { jobs: [{ runner_id: id }] };
      expect((await call("GET", `/repos/acme/app/actions/runs/${id}/jobs`, "dev")).json).toMatchObject(job);
    }
  });

  test("are cancelled once on Gitea, and as often as one likes on Forgejo", async () => {
    for (const [profile, statuses] of [
      ["gitea-1.28", [200, 409]],
      ["forgejo-16", [204, 204]],
    ] as const) {
      const { server, call } = await open({ profile });
      const { id } = server.startRun({ repository: "acme/app", workflow: "push.yml", ref: "refs/tags/v1" });
      for (const status of statuses)
        expect((await call("POST", `/repos/acme/app/actions/runs/${id}/cancel`, "dev")).status).toBe(status);
      expect(server.runs[0]?.status).toBe("cancelled");
    }
  });
});
