import type { DispatchRequest } from "../dispatch-request.ts";
import { type GitlabBench, type GitlabBenchOptions, TRIGGER_TOKEN } from "./gitlab-bench.ts";

/** Part of tokens, which no message may show. */
export const SECRET = "aVerySecretPart";

/** One refusal: what leads to it, and what the user is told. */
export interface GitlabRow {
  /** The row of the table that this is about. */
  readonly id: string;
  readonly name: string;
  readonly world?: GitlabBenchOptions;
  readonly request?: Partial<DispatchRequest>;
  /** What is done; default is to prepare and send. */
  readonly act?: (bench: GitlabBench) => Promise<unknown>;
  /** What GitLab answers to a POST, where nothing in the simulator's state leads to it. */
  readonly scripted?: { readonly status: number; readonly body: unknown };
  readonly code: string;
  /** What the user reads: message, then hint; `{host}` is the simulator's. */
  readonly text: readonly [message: string, hint: string];
}

export const TRIGGER_ONLY = { tokenOf: { trigger: TRIGGER_TOKEN } };
export const PIPELINE = "group/sub/app pipeline@main";
