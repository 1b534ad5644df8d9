import { startGitea, startGitlab } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import { entry, publishOnNode } from "./check-apps.ts";
import { decisionsOf, imageOf, JOB_TOKEN, openGithub, openStage } from "./check-stage.ts";

const CONFIG = { config: "images.yaml", "github-token": JOB_TOKEN };
const GITLAB_TOKEN = "glpat-onlyForTheGitlab0123";
const TRIGGER_TOKEN = "glptt-onlyStartsPipelines45";
const TEA_TOKEN = "89abcdef0123456789abcdef0123456789abcdef";

/** A GitLab, a Gitea and a Forgejo that have the same Dockerfile in a private repository each. */
async function openForges(dockerfile: string) {
  const files = { Dockerfile: dockerfile };
  const gitlab = await startGitlab({
    projects: { "corp/sub/lab": { private: true, defaultBranch: "trunk", refs: { trunk: files } } },
    tokens: {
      [GITLAB_TOKEN]: {
        username: "robot",
        scopes: ["read_repository", "read_api"],
        roles: { "corp/sub/lab": "reporter" },
      },
    },
  });
  const repositories = { "corp/tea": { private: true, refs: { main: files } } };
  const tokens = {
    [TEA_TOKEN]: { username: "robot", scopes: ["read:repository"], repositories: { "corp/tea": "read" } },
  } as const;
  const gitea = await startGitea({ repositories, tokens });
  const forgejo = await startGitea({ repositories, tokens, profile: "forgejo-16" });
  for (const server of [gitlab, gitea, forgejo]) onTestFinished(() => server.close());
  return { gitlab, gitea, forgejo };
}

const hostOf = ({ apiUrl }: { readonly apiUrl: string }) => new URL(apiUrl).host;

describe("Dockerfiles of other forges", () => {
  test("are read with the token that is bound to each, and their rebuilds say where to dispatch", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "lab", "tea", "jo");
    const { environment } = await openGithub({});
    const { gitlab, gitea, forgejo } = await openForges(dockerfile);
    await stage.write(
      "images.yaml",
      entry(stage, "lab", `source: { provider: gitlab, repo: corp/sub/lab, apiUrl: "${gitlab.apiUrl}" }`) +
        entry(stage, "tea", `source: { provider: gitea, repo: corp/tea, apiUrl: "${gitea.apiUrl}" }`) +
        entry(stage, "jo", `source: { provider: forgejo, repo: corp/tea, apiUrl: "${forgejo.apiUrl}" }`),
    );
    const tokens = [
      `trigger:${hostOf(gitlab)}/corp/sub/lab=${TRIGGER_TOKEN}`,
      `${hostOf(gitlab)}=${GITLAB_TOKEN}`,
      `${hostOf(gitea)}/corp=${TEA_TOKEN}`,
      `${hostOf(forgejo)}=${TEA_TOKEN}`,
    ];
    const result = await stage.check({ ...CONFIG, tokens: tokens.join("\n") }, environment);
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({
      lab: "changed rebuild",
      tea: "changed rebuild",
      jo: "changed rebuild",
    });
    expect(result.rebuilds.map(({ dispatch }) => dispatch)).toMatchObject([
      { provider: "gitlab", apiUrl: gitlab.apiUrl, repository: "corp/sub/lab", ref: "trunk" },
      { provider: "gitea", apiUrl: gitea.apiUrl, repository: "corp/tea", ref: "main" },
      { provider: "forgejo", apiUrl: forgejo.apiUrl, repository: "corp/tea", ref: "main" },
    ]);
    for (const { problems } of [gitlab, gitea, forgejo]) expect(problems).toEqual([]);
    const sent = [gitlab, gitea, forgejo].flatMap(({ requests }) => requests.map(({ headers }) => headers));
    expect(JSON.stringify(sent)).not.toContain(TRIGGER_TOKEN);
    expect(JSON.stringify(sent)).not.toContain(JOB_TOKEN);
    const shown = result.log + result.summary + JSON.stringify(result.report);
    for (const secret of [GITLAB_TOKEN, TRIGGER_TOKEN, TEA_TOKEN]) expect(shown).not.toContain(secret);
  });

  test("without a token are unknown, and say which line to add", async () => {
    const stage = await openStage();
    const dockerfile = publishOnNode(stage, "lab", "tea");
    const { environment } = await openGithub({});
    const { gitlab, gitea } = await openForges(dockerfile);
    await stage.write(
      "images.yaml",
      entry(stage, "lab", `source: { provider: gitlab, repo: corp/sub/lab, apiUrl: "${gitlab.apiUrl}" }`) +
        entry(stage, "tea", `source: { provider: gitea, repo: corp/tea, apiUrl: "${gitea.apiUrl}" }`),
    );
    const result = await stage.check(CONFIG, environment);
    expect(imageOf(result, "lab").error?.hint).toBe(
      `Add the line ${hostOf(gitlab)}=<secret> to tokens, or trigger:${hostOf(gitlab)}/corp/sub/lab=<secret> with a trigger token of that project.`,
    );
    expect(imageOf(result, "tea").error?.hint).toBe(`Add the line ${hostOf(gitea)}=<secret> to tokens.`);
    expect([gitlab.requests, gitea.requests]).toEqual([[], []]);
  });
});
