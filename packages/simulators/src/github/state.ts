import { createHash } from "node:crypto";
import { Failure } from "@basewatch/failure";
import type { ForeignRun, GithubConclusion, GithubFiles, GithubOptions, GithubRun } from "./types.ts";
import { parseWorkflowFile, type WorkflowFile } from "./workflow-file.ts";

/** A repository as the server keeps it. */
export interface RepositoryState {
  readonly id: number;
  readonly fullName: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly refs: Readonly<Record<string, GithubFiles>>;
  readonly disabled: Readonly<Record<string, "disabled_manually" | "disabled_inactivity">>;
}

/** A workflow: one file on the default branch, or on another one that was asked for. */
export interface WorkflowState {
  readonly id: number;
  readonly path: string;
  readonly file: WorkflowFile;
  readonly state: string;
}

/** What happened so far. */
export interface GithubState {
  readonly repositories: readonly RepositoryState[];
  readonly runs: readonly GithubRun[];
  readonly now: () => number;
  /** Adds a run and hands it to `onRun`. */
  start(run: Omit<GithubRun, "id" | "runNumber" | "status" | "conclusion" | "started">): GithubRun;
  /** Throws `Failure` when there is no such run. */
  update(id: number, change: Partial<GithubRun>): void;
  settled(): Promise<void>;
}

const FIRST_RUN_ID = 17_000_000_001;
export const WORKFLOWS = ".github/workflows/";

export function createState(options: GithubOptions): GithubState {
  const runs: GithubRun[] = [];
  const building = new Set<Promise<void>>();
  const repositories = Object.entries(options.repositories).map(([fullName, repository], index) => ({
    id: 1000 + index,
    fullName,
    private: repository.private ?? false,
    defaultBranch: repository.defaultBranch ?? "main",
    refs: repository.refs,
    disabled: repository.disabled ?? {},
  }));

  function update(id: number, change: Partial<GithubRun>): void {
    const index = runs.findIndex((run) => run.id === id);
    const run = runs[index];
    if (run === undefined) throw new Failure(`no run ${id}`, { code: "simulators.run" });
    const changed = { ...run, ...change };
    runs[index] = { ...changed, started: changed.started || changed.status === "in_progress" };
    if (run.status !== "completed" && changed.status === "completed") promote(run.group);
  }

  function build(run: GithubRun): void {
    const { onRun } = options;
    if (onRun === undefined) return;
    update(run.id, { status: "in_progress" });
    const built = onRun(run)
      .catch((): GithubConclusion => "failure")
      .then((conclusion) => {
        // Somebody may have cancelled it meanwhile.
        if (runs.find(({ id }) => id === run.id)?.status !== "completed")
          update(run.id, { status: "completed", conclusion });
      })
      .finally(() => building.delete(built));
    building.add(built);
  }

  /** The run of a group that waits for its turn. */
  const pendingOf = (group: string | undefined) =>
    group === undefined ? undefined : runs.find((run) => run.group === group && run.status === "pending");

  function cancelPending({ id }: GithubRun): void {
    const index = runs.findIndex((run) => run.id === id);
    const run = runs[index];
    if (run !== undefined) runs[index] = { ...run, status: "completed", conclusion: "cancelled" };
  }

  function promote(group: string | undefined): void {
    const next = pendingOf(group);
    if (next === undefined) return;
    update(next.id, { status: "queued" });
    build(next);
  }

  return {
    repositories,
    runs,
    now: options.now ?? Date.now,
    start(started) {
      const runNumber =
        runs.filter((run) => run.path === started.path && run.repository === started.repository).length + 1;
      const { group } = started;
      const isBusy =
        group !== undefined && runs.some((run) => run.group === group && run.status !== "completed");
      const superseded = pendingOf(group);
      const run: GithubRun = {
        ...started,
        id: FIRST_RUN_ID + runs.length,
        runNumber,
        status: isBusy ? "pending" : "queued",
        conclusion: null,
        started: false,
      };
      runs.push(run);
      if (!isBusy) build(run);
      // Its place is taken before it goes, or it would make room for itself.
      if (superseded !== undefined) cancelPending(superseded);
      return run;
    },
    update,
    async settled() {
      while (building.size > 0) await Promise.all(building);
    },
  };
}

/** The repository of that name in any case; `undefined` when there is none. */
export function findRepository(state: GithubState, fullName: string): RepositoryState | undefined {
  return state.repositories.find(
    (repository) => repository.fullName.toLowerCase() === fullName.toLowerCase(),
  );
}

/** The files at a branch, tag, `refs/…` name, `HEAD` or commit hash; `undefined` when there is no such ref. */
export function filesAt(repository: RepositoryState, ref: string | undefined): GithubFiles | undefined {
  return repository.refs[refName(repository, ref) ?? ""];
}

/** The short name of a ref that exists. */
export function refName(repository: RepositoryState, ref: string | undefined): string | undefined {
  const short =
    ref === undefined || ref === "HEAD"
      ? repository.defaultBranch
      : ref.replace(/^refs\/(?:heads|tags)\//u, "");
  return Object.keys(repository.refs).find((name) => name === short || commitOf(repository, name) === short);
}

/** A stable commit hash for a ref. */
export function commitOf(repository: RepositoryState, ref: string): string {
  return sha1(
    `commit ${repository.fullName} ${ref} ${JSON.stringify(Object.keys(repository.refs[ref] ?? {}))}`,
  );
}

export function blobHash(content: Buffer): string {
  return sha1(Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));
}

/** The workflows on the default branch: those that the API lists. */
export function listWorkflows(repository: RepositoryState): readonly WorkflowState[] {
  return Object.keys(filesAt(repository, undefined) ?? {})
    .filter((path) => path.startsWith(WORKFLOWS) && /\.ya?ml$/u.test(path))
    .flatMap((path) => readWorkflow(repository, path, undefined) ?? []);
}

/** The workflow that a file name or numeric id stands for. */
export function findWorkflow(repository: RepositoryState, nameOrId: string): WorkflowState | undefined {
  return listWorkflows(repository).find(
    (workflow) => String(workflow.id) === nameOrId || workflow.path === `${WORKFLOWS}${nameOrId}`,
  );
}

/** A workflow as its file stands on a ref. */
export function readWorkflow(
  repository: RepositoryState,
  path: string,
  ref: string | undefined,
): WorkflowState | undefined {
  const content = filesAt(repository, ref)?.[path];
  if (content === undefined) return undefined;
  return {
    id: Number.parseInt(sha1(`${repository.fullName} ${path}`).slice(0, 7), 16),
    path,
    file: parseWorkflowFile(Buffer.from(content).toString("utf8"), path),
    state: repository.disabled[path.slice(WORKFLOWS.length)] ?? "active",
  };
}

/** Somebody else's run: of a person, or of another event. Throws `Failure` when the repository or workflow does not exist. */
export function startForeignRun(state: GithubState, foreign: ForeignRun): GithubRun {
  const repository = findRepository(state, foreign.repository);
  const workflow = repository === undefined ? undefined : findWorkflow(repository, foreign.workflow);
  if (repository === undefined || workflow === undefined) {
    throw new Failure(`no workflow ${foreign.workflow} in ${foreign.repository}`, {
      code: "simulators.workflow",
    });
  }
  return state.start({
    repository: repository.fullName,
    path: workflow.path,
    workflowName: workflow.file.name,
    event: foreign.event ?? "workflow_dispatch",
    ref: repository.defaultBranch,
    actor: foreign.actor ?? "somebody",
    inputs: {},
    displayTitle: foreign.displayTitle ?? workflow.file.name,
    createdAtMs: foreign.createdAtMs ?? state.now(),
    group: workflow.file.concurrency,
  });
}

function sha1(content: string | Buffer): string {
  return createHash("sha1").update(content).digest("hex");
}
