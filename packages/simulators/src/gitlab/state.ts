import { createHash } from "node:crypto";
import { Failure } from "@basewatch/failure";
import type { GitlabOptions, GitlabPipeline, GitlabProject, GitlabStatus } from "./types.ts";

/** A project as the server keeps it. */
export interface ProjectState extends GitlabProject {
  readonly id: number;
  readonly path: string;
  readonly branch: string;
}

/** What happened so far. */
export interface GitlabState {
  readonly projects: readonly ProjectState[];
  readonly pipelines: readonly GitlabPipeline[];
  readonly now: () => number;
  /** Adds a pipeline and hands it to `onPipeline`. */
  start(
    pipeline: Omit<GitlabPipeline, "id" | "status" | "createdAtMs"> & Partial<GitlabPipeline>,
  ): GitlabPipeline;
  /** Throws `Failure` when there is no such pipeline. */
  update(id: number, status: GitlabStatus): void;
  settled(): Promise<void>;
}

const FIRST_ID = 5_001;
const ENDED: readonly GitlabStatus[] = ["success", "failed", "canceled", "skipped", "manual"];

export function createState(options: GitlabOptions): GitlabState {
  const pipelines: GitlabPipeline[] = [];
  const building = new Set<Promise<void>>();
  const now = options.now ?? Date.now;

  function update(id: number, status: GitlabStatus): void {
    const index = pipelines.findIndex((pipeline) => pipeline.id === id);
    const pipeline = pipelines[index];
    if (pipeline === undefined) throw new Failure(`no pipeline ${id}`, { code: "simulators.pipeline" });
    pipelines[index] = { ...pipeline, status };
  }

  function build(pipeline: GitlabPipeline): void {
    const { onPipeline } = options;
    if (onPipeline === undefined) return;
    update(pipeline.id, "running");
    const built = onPipeline(pipeline)
      .catch((): GitlabStatus => "failed")
      .then((status) => update(pipeline.id, status))
      .finally(() => building.delete(built));
    building.add(built);
  }

  return {
    projects: Object.entries(options.projects).map(([path, project], index) => ({
      ...project,
      id: 100 + index,
      path,
      branch: project.defaultBranch ?? "main",
    })),
    pipelines,
    now,
    start(started) {
      const pipeline: GitlabPipeline = {
        status: "pending",
        createdAtMs: now(),
        ...started,
        id: FIRST_ID + pipelines.length,
      };
      pipelines.push(pipeline);
      build(pipeline);
      return pipeline;
    },
    update,
    async settled() {
      while (building.size > 0) await Promise.all(building);
    },
  };
}

/** Whether a status is one that nothing moves on by itself. */
export function hasEnded(status: GitlabStatus): boolean {
  return ENDED.includes(status);
}

/** The project of a path in any case, or of an id. */
export function findProject(state: GitlabState, idOrPath: string): ProjectState | undefined {
  return state.projects.find(
    ({ id, path }) => String(id) === idOrPath || path.toLowerCase() === idOrPath.toLowerCase(),
  );
}

/** The ref that a name, `HEAD` or a commit hash stands for. */
export function refName(project: ProjectState, ref: string): string | undefined {
  const name = ref === "HEAD" ? project.branch : ref;
  return Object.keys(project.refs).find((known) => known === name || commitOf(project, known) === name);
}

export function commitOf(project: ProjectState, ref: string): string {
  return createHash("sha1").update(`${project.path} ${ref}`).digest("hex");
}
