import { Failure } from "@basewatch/failure";
import type { ForgeFiles } from "../forge-server/types.ts";
import type { GiteaOptions, GiteaRepository, GiteaRun, GiteaStatus } from "./types.ts";

/** A repository as the server keeps it. */
export interface RepositoryState extends GiteaRepository {
  readonly id: number;
  readonly fullName: string;
  readonly branch: string;
}

/** What happened so far. */
export interface GiteaState {
  readonly repositories: readonly RepositoryState[];
  readonly runs: readonly GiteaRun[];
  readonly now: () => number;
  /** Adds a run and hands it to `onRun`. */
  start(
    run: Omit<GiteaRun, "id" | "runNumber" | "status" | "started" | "createdAtMs"> & Partial<GiteaRun>,
  ): GiteaRun;
  /** Throws `Failure` when there is no such run. */
  update(id: number, change: Partial<Pick<GiteaRun, "status" | "started">>): void;
  settled(): Promise<void>;
}

const FIRST_ID = 701;

export function createState(options: GiteaOptions): GiteaState {
  const runs: GiteaRun[] = [];
  const building = new Set<Promise<void>>();
  const now = options.now ?? Date.now;

  function update(id: number, change: Partial<GiteaRun>): void {
    const index = runs.findIndex((run) => run.id === id);
    const run = runs[index];
    if (run === undefined) throw new Failure(`no run ${id}`, { code: "simulators.run" });
    const changed = { ...run, ...change };
    runs[index] = { ...changed, started: changed.started || changed.status === "running" };
  }

  function build(run: GiteaRun): void {
    const { onRun } = options;
    if (onRun === undefined) return;
    update(run.id, { status: "running" });
    const built = onRun(run)
      .catch((): GiteaStatus => "failure")
      .then((status) => update(run.id, { status }))
      .finally(() => building.delete(built));
    building.add(built);
  }

  return {
    repositories: Object.entries(options.repositories).map(([fullName, repository], index) => ({
      ...repository,
      id: 10 + index,
      fullName,
      branch: repository.defaultBranch ?? "main",
    })),
    runs,
    now,
    start(started) {
      const run: GiteaRun = {
        status: "waiting",
        started: false,
        createdAtMs: now(),
        ...started,
        id: FIRST_ID + runs.length,
        runNumber: runs.filter(({ repository }) => repository === started.repository).length + 1,
      };
      runs.push(run);
      build(run);
      return run;
    },
    update,
    async settled() {
      while (building.size > 0) await Promise.all(building);
    },
  };
}

/** Whether nothing moves a status on by itself. */
export function hasEnded(status: GiteaStatus): boolean {
  return ["success", "failure", "cancelled", "skipped"].includes(status);
}

export function findRepository(state: GiteaState, fullName: string): RepositoryState | undefined {
  return state.repositories.find((known) => known.fullName.toLowerCase() === fullName.toLowerCase());
}

/** A ref's full name: of a branch by its short or full name, of a tag by its full one, and by its short one too when `tags`. */
export function fullRef(repository: RepositoryState, ref: string, tags: boolean): string | undefined {
  const names = Object.keys(repository.refs);
  const branch = ref.replace(/^refs\/heads\//u, "");
  if (names.includes(branch) && !branch.startsWith("refs/")) return `refs/heads/${branch}`;
  if (names.includes(ref)) return ref;
  return tags && names.includes(`refs/tags/${ref}`) ? `refs/tags/${ref}` : undefined;
}

/** The files at a full ref. */
export function filesAt(repository: RepositoryState, ref: string): ForgeFiles {
  return repository.refs[ref.replace(/^refs\/heads\//u, "")] ?? {};
}
