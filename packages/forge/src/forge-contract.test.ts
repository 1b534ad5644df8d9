import { describe, expect, test } from "vitest";
import { fitsDispatch, showsMarker } from "./run-match.ts";
import { GITEA_TOKEN, openGiteaBench } from "./testing/gitea-bench.ts";
import { ACCESS_TOKEN, openGitlabBench, TRIGGER_TOKEN } from "./testing/gitlab-bench.ts";
import { START_MS } from "./testing/transport.ts";
import { MARKER, OWN_TOKEN, openWorkbench, requestBuild } from "./testing/workbench.ts";
import type { Forge } from "./types.ts";

interface Opened extends AsyncDisposable {
  readonly forge: Forge;
  readonly repository: string;
  readonly secrets: readonly string[];
  /** The server's answer names the run. */
  readonly named: boolean;
  readonly server: { readonly problems: readonly string[] };
}

async function openGithub(profile: "github.com" | "ghes-3.20" | "ghes-3.19"): Promise<Opened> {
  const bench = await openWorkbench({ profile });
  const named = profile !== "ghes-3.19";
  return { ...bench, forge: bench.github, repository: "acme/app", secrets: [OWN_TOKEN], named };
}

async function openGitlab(trigger?: string): Promise<Opened> {
  const bench = await openGitlabBench({ tokenOf: { access: ACCESS_TOKEN, trigger } });
  const secrets = [ACCESS_TOKEN, TRIGGER_TOKEN];
  return { ...bench, forge: bench.gitlab, repository: "group/sub/app", secrets, named: true };
}

async function openTea(profile: "gitea-1.28" | "forgejo-16"): Promise<Opened> {
  const bench = await openGiteaBench({ profile });
  return { ...bench, repository: "acme/app", secrets: [GITEA_TOKEN], named: true };
}

const FORGES: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  ["github.com", () => openGithub("github.com")],
  ["GitHub Enterprise Server 3.20", () => openGithub("ghes-3.20")],
  ["GitHub Enterprise Server 3.19", () => openGithub("ghes-3.19")],
  ["GitLab with an access token", () => openGitlab()],
  ["GitLab with a trigger token next to it", () => openGitlab(TRIGGER_TOKEN)],
  ["Gitea", () => openTea("gitea-1.28")],
  ["Forgejo", () => openTea("forgejo-16")],
];

describe.each(FORGES)("%s", (_name, open) => {
  test("starts a run, which is found by its key, followed and cancelled", async () => {
    await using opened = await open();
    const { forge, repository, secrets, named } = opened;
    const request = requestBuild({ repository, ref: undefined });
    const prepared = await forge.prepareDispatch(request);
    expect(prepared).toMatchObject({ ref: "main", declaration: { titleShowsKey: true } });
    const described = forge.describeDispatch(prepared);
    expect(described).toContain(`POST ${forge.apiUrl}/`);
    for (const secret of secrets) expect(described).not.toContain(secret);

    const sinceMs = forge.serverTimeMs() ?? Number.NaN;
    expect(sinceMs).toBe(START_MS);
    const sent = await forge.sendDispatch(prepared);
    const { runs, complete, readAtMs } = await forge.listRuns({ repository, sinceMs });
    expect([complete, readAtMs]).toEqual([true, START_MS]);
    const [run, ...others] = runs.filter((each) => fitsDispatch(each, prepared) && showsMarker(each, MARKER));
    if (run === undefined) throw new Error("the run is not in the list");
    expect(others).toEqual([]);
    expect(run.status).toBe("queued");
    expect(sent).toEqual({
      kind: "accepted",
      run: named ? { id: run.id, url: run.url } : undefined,
      leftOut: [],
    });
    expect(await forge.fetchRun(repository, run.id)).toMatchObject({ id: run.id, status: "queued" });

    expect(await forge.cancelRun(repository, run.id)).toBe("requested");
    const ended = await forge.fetchRun(repository, run.id);
    // GitLab does not say whether a job had started.
    expect(ended?.conclusion).toBe(forge.provider === "gitlab" ? "cancelled" : "superseded");
    expect(opened.server.problems).toEqual([]);
  });

  test("reads files, and says which are not there", async () => {
    await using opened = await open();
    const { files } = await opened.forge.readFiles(opened.repository, "main", ["no/Dockerfile"]);
    expect(files.get("no/Dockerfile")).toMatchObject({
      kind: "missing",
      failure: { code: "forge.file-not-found" },
    });
    await expect(opened.forge.readFiles(opened.repository, "mian", ["Dockerfile"])).rejects.toMatchObject({
      code: "forge.ref-not-found",
    });
    expect(await opened.forge.fetchDefaultBranch(opened.repository)).toBe("main");
  });
});
