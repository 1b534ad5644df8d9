import type { GithubSimulator } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { entry, publishOnNode } from "./check-apps.ts";
import { decisionsOf, imageOf, JOB_TOKEN, openGithub, openStage } from "./check-stage.ts";

const CONFIG = { config: "images.yaml", "github-token": JOB_TOKEN };

describe("another GitHub", () => {
  test("gets the token that is bound to its host, and nobody else does", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app", "site");
    const own = await openGithub({ "acme/app": { refs: { main: { Dockerfile: dockerfile } } } });
    const secret = "ghp_onlyForTheEnterpriseServer99";
    const ghes = await openGithub(
      { "corp/site": { refs: { main: { Dockerfile: dockerfile } } } },
      { profile: "ghes-3.19", tokens: { [secret]: { kind: "classic" } } },
    );
    await stage.write(
      "images.yaml",
      entry(stage, "app", "source: { repo: acme/app }") +
        entry(stage, "site", `source: { repo: corp/site, apiUrl: "${ghes.github.apiUrl}" }`),
    );
    const host = new URL(ghes.github.apiUrl).host;
    const result = await stage.check(
      { ...CONFIG, tokens: `# the enterprise\n${host}/corp=${secret}` },
      own.environment,
    );
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild", site: "changed rebuild" });
    expect(result.rebuilds.map(({ dispatch }) => dispatch?.["apiUrl"])).toEqual([null, ghes.github.apiUrl]);
    const tokens = ({ requests }: GithubSimulator) =>
      new Set(requests.map(({ headers }) => headers["authorization"]?.split(" ")[1]));
    expect(tokens(own.github)).toEqual(new Set([JOB_TOKEN]));
    expect(tokens(ghes.github)).toEqual(new Set([secret]));
    expect(result.log + result.summary + JSON.stringify(result.report)).not.toContain(secret);
  });

  test("a token that is bound to a part of a host goes to that part only", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "app", "site");
    const secret = "github_pat_onlyForTheCorp0123456";
    const { github, environment } = await openGithub(
      {
        "acme/app": { refs: { main: { Dockerfile: dockerfile } } },
        "corp/site": { private: true, refs: { main: { Dockerfile: dockerfile } } },
      },
      {
        tokens: {
          [JOB_TOKEN]: { kind: "app", repositories: ["acme/app"], permissions: { contents: "read" } },
          [secret]: { kind: "fine-grained", repositories: ["corp/site"], permissions: { contents: "read" } },
        },
      },
    );
    await stage.write(
      "images.yaml",
      entry(stage, "site", "source: { repo: corp/site }") + entry(stage, "app", "source: { repo: acme/app }"),
    );
    const result = await stage.check(
      { ...CONFIG, tokens: `${new URL(github.apiUrl).host}/corp=${secret}` },
      environment,
    );
    expect(decisionsOf(result), result.log).toEqual({ site: "changed rebuild", app: "changed rebuild" });
    const sent = github.requests.map(({ body, headers }) => [
      body.includes("corp"),
      headers["authorization"]?.split(" ")[1],
    ]);
    expect(sent.toSorted()).toEqual([
      [false, JOB_TOKEN],
      [true, secret],
    ]);
  });

  test("without a token of its own: the line to add", async () => {
    const stage = await openStage();
    publishOnNode(stage, "site");
    await stage.write(
      "images.yaml",
      entry(stage, "site", "source: { repo: corp/site, apiUrl: https://ghe.example.com/api/v3 }"),
    );
    const result = await stage.check(CONFIG);
    expect(imageOf(result, "site").error).toEqual({
      code: "input.token-missing",
      message: "there is no token for ghe.example.com",
      hint: "Add the line ghe.example.com=<secret> to tokens.",
    });
  });
});
