import type { ReportedFailure, RunReport, RunTarget } from "@basewatch/notification";
import type { World } from "../action.ts";
import type { DispatchResultEntry } from "../dispatch/results.ts";

/** What was to be rebuilt and why, as an entry of `rebuilds` says it. */
export interface ReportedRebuild {
  readonly reason: string | null;
  readonly images: readonly {
    readonly name: string;
    readonly reference: string;
    readonly bases: readonly {
      readonly reference: string;
      readonly role: string;
      readonly previous?: readonly string[] | undefined;
      readonly current: string | null;
    }[];
  }[];
}

/** One result, with what it takes to tell people about it. */
export interface ReportedResult {
  readonly result: DispatchResultEntry;
  /** Where it was to be built. */
  readonly place: {
    readonly provider: string;
    readonly repository: string;
    /** `null`: a GitLab project's pipeline. */
    readonly workflow: string | null;
    /** `undefined`: the default branch. */
    readonly ref: string | undefined;
  };
  /** `undefined` for a workflow that the inputs name. */
  readonly rebuild: ReportedRebuild | undefined;
  /** Who forced it, where that is known. */
  readonly requestedBy?: string | undefined;
}

/**
 * The report of a run of dispatch-rebuild, for its notifications.
 *
 * @param failures what failed beside the results, such as a ledger that could not be written
 */
export function toRunReport(
  results: readonly ReportedResult[],
  failures: readonly {
    readonly code: string;
    readonly message: string;
    readonly hint?: string | undefined;
  }[],
  { environment, clock }: Pick<World, "environment" | "clock">,
): RunReport {
  const read = (name: string): string | undefined => environment[name] || undefined;
  return {
    at: new Date(clock.now()).toISOString(),
    run: {
      repository: read("GITHUB_REPOSITORY") ?? read("CI_PROJECT_PATH") ?? null,
      url: describeGithubRun(read) ?? read("CI_JOB_URL") ?? null,
      actor: read("GITHUB_TRIGGERING_ACTOR") ?? read("GITHUB_ACTOR") ?? read("GITLAB_USER_LOGIN") ?? null,
    },
    results: results.map(toTarget),
    failures: failures.map(
      ({ code, message, hint }): ReportedFailure => ({ code, message, hint: hint ?? null }),
    ),
  };
}

function toTarget({ result, place, rebuild, requestedBy }: ReportedResult): RunTarget {
  const { key, attempt, status, conclusion, runId, runUrl, errorCode, message, hint } = result;
  return {
    key,
    attempt,
    status,
    conclusion,
    provider: place.provider,
    repository: place.repository,
    workflow: place.workflow,
    ref: place.ref ?? null,
    runId,
    runUrl,
    reason: rebuild?.reason ?? null,
    requestedBy: requestedBy ?? null,
    images: (rebuild?.images ?? []).map(({ name, reference, bases }) => ({
      name,
      reference,
      bases: bases.map((base) => ({
        reference: base.reference,
        role: base.role,
        previous: [...(base.previous ?? [])],
        current: base.current,
      })),
    })),
    error: errorCode === null ? null : { code: errorCode, message: message ?? "", hint },
  };
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/variables
function describeGithubRun(read: (name: string) => string | undefined): string | undefined {
  const [server, repository, run] = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"].map(read);
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${run}`;
}
