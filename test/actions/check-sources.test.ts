import type { GithubRequest, GithubSimulator } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { entry, publishOnNode } from "./check-apps.ts";
import { decisionsOf, imageOf, JOB_TOKEN, openGithub, openStage } from "./check-stage.ts";

const CONFIG = { config: "images.yaml", "github-token": JOB_TOKEN };

const graphql = ({ requests }: GithubSimulator): readonly GithubRequest[] =>
  requests.filter(({ path }) => path === "/graphql");

describe("a Dockerfile of another repository", () => {
  test("is read through the API, on the default branch, which the dispatch names", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app");
    const { github, environment } = await openGithub({
      "acme/app": { defaultBranch: "trunk", refs: { trunk: { "docker/Dockerfile": dockerfile }, main: {} } },
    });
    await stage.write(
      "images.yaml",
      entry(stage, "app", "source: { repo: acme/app, dockerfile: docker/Dockerfile }"),
    );
    // A file of the same path in this checkout is another repository's.
    await stage.write("docker/Dockerfile", "FROM scratch\n");
    const result = await stage.check(CONFIG, environment);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(result.rebuilds[0]?.dispatch).toMatchObject({
      repository: "acme/app",
      ref: "trunk",
      workflow: "app.yml",
    });
    expect([github.requests.length, graphql(github).length]).toEqual([1, 1]);
    expect(github.problems).toEqual([]);
  });

  test("is read on the branch that the source names", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app");
    const { environment } = await openGithub({
      "acme/app": {
        refs: { main: { Dockerfile: "FROM scratch\n" }, "release/1": { Dockerfile: dockerfile } },
      },
    });
    await stage.write("images.yaml", entry(stage, "app", "source: { repo: acme/app, branch: release/1 }"));
    const result = await stage.check(CONFIG, environment);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(result.rebuilds[0]?.dispatch).toMatchObject({ ref: "release/1" });
  });

  test("dockerfile: null asks for the default branch alone", async () => {
    const stage = await openStage();
    publishOnNode(stage, "app");
    const { github, environment } = await openGithub({
      "acme/app": { defaultBranch: "trunk", refs: { trunk: {} } },
    });
    await stage.write("images.yaml", entry(stage, "app", "source: { repo: acme/app, dockerfile: null }"));
    const result = await stage.check(CONFIG, environment);
    expect(result.rebuilds[0]?.dispatch).toMatchObject({ ref: "trunk" });
    expect(github.requests.map(({ path }) => path)).toEqual(["/repos/acme/app"]);
    expect(github.problems).toEqual([]);
  });

  test("120 images of one repository: three requests, and one HEAD for each distinct base", async () => {
    const stage = await openStage();
    const names = Array.from({ length: 120 }, (_, index) => `app-${index}`);
    const dockerfile = publishOnNode(stage, ...names);
    const files = Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, dockerfile]));
    const { github, environment } = await openGithub({ "acme/mono": { refs: { main: files } } });
    await stage.write(
      "images.yaml",
      names
        .map((name) => entry(stage, name, `source: { repo: acme/mono, dockerfile: ${name}/Dockerfile }`))
        .join(""),
    );
    const result = await stage.check(CONFIG, environment);
    expect(result.status).toBe(0);
    expect(result.outputs["changed-count"]).toBe("120");
    expect(github.requests).toHaveLength(3);
    expect(stage.registry.lines().filter((line) => line.startsWith("HEAD /v2/node/"))).toHaveLength(1);
  });

  test("what cannot be read makes its own image unknown, with the line and the remedy, and spoils no other", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app", "gone", "broken", "secret", "lost");
    const { environment } = await openGithub(
      {
        "acme/app": {
          refs: {
            main: {
              Dockerfile: dockerfile,
              "docker/Dockerfile": dockerfile,
              "Dockerfile.bad": "FROM a\nFROM b:$C\n",
            },
          },
        },
        "acme/secret": { private: true, refs: { main: { Dockerfile: dockerfile } } },
      },
      {
        tokens: {
          [JOB_TOKEN]: { kind: "app", repositories: ["acme/app"], permissions: { contents: "read" } },
        },
      },
    );
    await stage.write(
      "images.yaml",
      [
        entry(stage, "gone", "source: { repo: acme/app, dockerfile: docker/Dockerfle }"),
        entry(stage, "broken", "source: { repo: acme/app, dockerfile: Dockerfile.bad }"),
        entry(stage, "secret", "source: { repo: acme/secret }"),
        entry(stage, "lost", "source: { repo: acme/app, branch: nowhere }"),
        entry(stage, "app", "source: { repo: acme/app }"),
      ].join(""),
    );
    const result = await stage.check(CONFIG, environment);
    expect(decisionsOf(result)).toEqual({
      gone: "unknown none",
      broken: "unknown none",
      secret: "unknown none",
      lost: "unknown none",
      app: "changed rebuild",
    });
    expect(result.status).toBe(0);
    const said = (name: string) => imageOf(result, name).error;
    expect(said("gone")).toMatchObject({
      code: "forge.file-not-found",
      message: expect.stringContaining("docker/Dockerfle"),
    });
    expect(said("broken")).toMatchObject({
      code: "dockerfile.reference",
      message: expect.stringContaining("line 2"),
    });
    expect(said("secret")).toMatchObject({
      code: "forge.repository-not-found",
      hint: expect.stringContaining("token"),
    });
    expect(said("lost")?.message).toContain("nowhere");
    expect(result.annotations.map(({ level }) => level)).toEqual([
      "warning",
      "warning",
      "warning",
      "warning",
    ]);
  });

  test("without a token: which input to set", async () => {
    const stage = await openStage();
    publishOnNode(stage, "app");
    const { github, environment } = await openGithub({ "acme/app": { refs: { main: {} } } });
    await stage.write("images.yaml", entry(stage, "app", "source: { repo: acme/app }"));
    const result = await stage.check({ config: "images.yaml" }, environment);
    expect(result.status).toBe(1);
    expect(imageOf(result, "app").error).toMatchObject({
      code: "input.token-missing",
      hint: expect.stringContaining("github-token"),
    });
    expect(github.requests).toEqual([]);
  });

  test("a GitHub that stays down: unknown, with the status", async () => {
    const stage = await openStage();
    publishOnNode(stage, "app");
    const { github, environment } = await openGithub({ "acme/app": { refs: { main: {} } } });
    github.fail({}, { status: 503, headers: { "retry-after": "0" } }, { times: 99 });
    await stage.write("images.yaml", entry(stage, "app", "source: { repo: acme/app }"));
    const result = await stage.check(CONFIG, environment);
    expect(decisionsOf(result)).toEqual({ app: "unknown none" });
    expect(imageOf(result, "app").error?.message).toContain("503");
    expect(github.requests.length).toBeGreaterThan(1);
  });
});

describe("a Dockerfile of this repository", () => {
  test("is read from the checkout, without any request", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app"));
    const { github, environment } = await openGithub({ "acme/platform": { refs: { main: {} } } });
    await stage.write("images.yaml", entry(stage, "app", "source: { repo: Acme/Platform, branch: main }"));
    expect(decisionsOf(await stage.check(CONFIG, environment))).toEqual({ app: "changed rebuild" });
    expect(github.requests).toEqual([]);
  });

  test("is read through the API where the checkout is of another branch", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app");
    await stage.write("Dockerfile", "FROM scratch\n");
    await stage.write(".git/HEAD", "ref: refs/heads/feature\n");
    const { github, environment } = await openGithub({
      "acme/platform": { refs: { main: { Dockerfile: dockerfile } } },
    });
    await stage.write("images.yaml", entry(stage, "app", "source: { branch: main }"));
    expect(decisionsOf(await stage.check(CONFIG, environment))).toEqual({ app: "changed rebuild" });
    expect(graphql(github)).toHaveLength(1);
  });

  test("on a pull request the event's default branch is what is dispatched to", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app");
    await stage.write("event.json", JSON.stringify({ repository: { default_branch: "trunk" } }));
    const { environment } = await openGithub({
      "acme/platform": { defaultBranch: "trunk", refs: { trunk: { Dockerfile: dockerfile } } },
    });
    await stage.write("images.yaml", entry(stage, "app", "source: {}"));
    const result = await stage.check(CONFIG, { ...environment, GITHUB_EVENT_PATH: "event.json" });
    expect(result.rebuilds[0]?.dispatch).toMatchObject({ repository: "acme/platform", ref: "trunk" });
  });

  test("a path that is a folder here makes its own image unknown, and spoils no other", async () => {
    const stage = await openStage();
    await stage.write("app/Dockerfile", publishOnNode(stage, "app", "lost"));
    await stage.write(
      "images.yaml",
      entry(stage, "lost", "source: { dockerfile: app }") +
        entry(stage, "app", "source: { dockerfile: app/Dockerfile }"),
    );
    const result = await stage.check(CONFIG);
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ lost: "unknown none", app: "changed rebuild" });
    expect(imageOf(result, "lost").error).toMatchObject({
      code: "files.unreadable",
      hint: "It is a folder; name the file in it.",
    });
  });

  test("120 images that a sparse checkout leaves out: three requests", async () => {
    const stage = await openStage();
    const names = Array.from({ length: 120 }, (_, index) => `app-${index}`);
    const dockerfile = publishOnNode(stage, ...names);
    const files = Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, dockerfile]));
    const { github, environment } = await openGithub({ "acme/platform": { refs: { main: files } } });
    await stage.write(
      "images.yaml",
      names.map((name) => entry(stage, name, `source: { dockerfile: ${name}/Dockerfile }`)).join(""),
    );
    const result = await stage.check(CONFIG, environment);
    expect(result.outputs["changed-count"]).toBe("120");
    expect(github.requests).toHaveLength(3);
  });
});
