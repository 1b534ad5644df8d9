import * as z from "zod/mini";
import type { RestAnswer } from "../rest/client.ts";
import { readProgress } from "../runs.ts";
import type { Run, RunConclusion, RunStatus, StartedRun } from "../types.ts";

/** In what Gitea and Forgejo differ. */
export interface GiteaDialect {
  readonly provider: "gitea" | "forgejo";
  /** For messages. */
  readonly name: string;
  /** Where workflows are looked for, first match first. */
  readonly folders: readonly string[];
  /** Asks for the run in the answer to a dispatch; older servers ignore either. */
  readonly dispatchQuery: Readonly<Record<string, string>>;
  readonly dispatchBody: Readonly<Record<string, unknown>>;
  /** Lists show the inputs of each run, so that the key needs no title. */
  readonly listsInputs: boolean;
  /** The run that an answer to a dispatch names. */
  readStarted(answer: RestAnswer, repositoryUrl: string): StartedRun | undefined;
  /** A run of a list; `undefined` when it is none. `readAtMs` stands in for a time that the server leaves out. */
  readRun(run: unknown, readAtMs: number): Run | undefined;
}

const startedSchema = z.object({ workflow_run_id: z.number(), html_url: z.string() });
const actorSchema = z.catch(z.nullish(z.object({ login: z.string() })), null);
const text = z.catch(z.nullish(z.string()), null);

const giteaRunSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  display_title: z.catch(z.string(), ""),
  path: z.catch(z.string(), ""),
  event: z.catch(z.string(), ""),
  trigger_actor: actorSchema,
  status: text,
  conclusion: text,
  created_at: text,
  started_at: text,
});

/** Gitea: GitHub's words, with the run in the answer when the query asks for it (https://docs.gitea.com/api/next/). */
export const GITEA: GiteaDialect = {
  provider: "gitea",
  name: "Gitea",
  folders: [".gitea/workflows", ".github/workflows"],
  dispatchQuery: { return_run_details: "true" },
  dispatchBody: {},
  listsInputs: false,
  readStarted({ data }) {
    const started = z.safeParse(startedSchema, data);
    return started.success ? { id: started.data.workflow_run_id, url: started.data.html_url } : undefined;
  },
  readRun(data, readAtMs) {
    const parsed = z.safeParse(giteaRunSchema, data);
    if (!parsed.success) return undefined;
    const run = parsed.data;
    const [workflow = "", ref] = run.path.split("@");
    return {
      id: run.id,
      url: run.html_url,
      title: run.display_title,
      workflow: baseName(workflow),
      workflowId: undefined,
      event: run.event,
      ref: ref === undefined ? undefined : shortRef(ref),
      actor: run.trigger_actor?.login,
      createdAtMs: readTime(run.created_at) ?? readTime(run.started_at) ?? readAtMs,
      inputs: undefined,
      ...readProgress(run.status, run.conclusion),
    };
  },
};

const forgejoStartedSchema = z.object({ id: z.number(), run_number: z.number() });

const forgejoRunSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  title: z.catch(z.string(), ""),
  workflow_id: z.catch(z.string(), ""),
  event: z.catch(z.string(), ""),
  trigger_event: text,
  prettyref: text,
  trigger_user: actorSchema,
  status: z.catch(z.string(), ""),
  created: text,
  event_payload: text,
});

/** Forgejo: words of its own, with the run in the answer when the body asks for it (https://codeberg.org/api/swagger). */
export const FORGEJO: GiteaDialect = {
  provider: "forgejo",
  name: "Forgejo",
  folders: [".forgejo/workflows", ".gitea/workflows", ".github/workflows"],
  dispatchQuery: {},
  dispatchBody: { return_run_info: true },
  listsInputs: true,
  readStarted({ data }, repositoryUrl) {
    const started = z.safeParse(forgejoStartedSchema, data);
    if (!started.success) return undefined;
    return { id: started.data.id, url: `${repositoryUrl}/actions/runs/${started.data.run_number}` };
  },
  readRun(data, readAtMs) {
    const parsed = z.safeParse(forgejoRunSchema, data);
    if (!parsed.success) return undefined;
    const run = parsed.data;
    return {
      id: run.id,
      url: run.html_url,
      title: run.title,
      workflow: baseName(run.workflow_id),
      workflowId: undefined,
      event: run.trigger_event || run.event,
      ref: run.prettyref ?? undefined,
      actor: run.trigger_user?.login,
      createdAtMs: readTime(run.created) ?? readAtMs,
      inputs: readPayload(run.event_payload),
      ...readForgejoStatus(run.status),
    };
  },
};

const RUNNING: Readonly<Record<string, RunStatus>> = {
  waiting: "queued",
  blocked: "pending",
  running: "in_progress",
};
const FINISHED: Readonly<Record<string, RunConclusion>> = {
  success: "success",
  failure: "failure",
  cancelled: "cancelled",
  skipped: "skipped",
};

/** Forgejo's status (https://codeberg.org/forgejo/forgejo/src/branch/forgejo/models/actions/status.go); one that is not known is still running. */
export function readForgejoStatus(state: string): Pick<Run, "status" | "conclusion" | "state"> {
  const conclusion = FINISHED[state];
  if (conclusion !== undefined) return { status: "completed", conclusion, state };
  return { status: RUNNING[state] ?? "in_progress", conclusion: undefined, state };
}

const payloadSchema = z.object({ inputs: z.record(z.string(), z.string()) });

function readPayload(payload: string | null | undefined): Readonly<Record<string, string>> | undefined {
  try {
    const parsed = z.safeParse(payloadSchema, JSON.parse(payload ?? ""));
    return parsed.success ? parsed.data.inputs : undefined;
  } catch {
    // An event without a payload; only a dispatch has inputs.
    return undefined;
  }
}

// Go writes a time that was never set as the year 1, or as the beginning of Unix time.
const FIRST_SENSIBLE_MS = Date.UTC(2000, 0);

function readTime(time: string | null | undefined): number | undefined {
  const ms = Date.parse(time ?? "");
  return ms >= FIRST_SENSIBLE_MS ? ms : undefined;
}

function baseName(path: string): string {
  return path.replace(/^.*\//u, "");
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//u, "");
}
