import type { RunReport, RunTarget } from "../index.ts";

export const OLD = `sha256:${"1".repeat(64)}`;
export const NEW = `sha256:${"2".repeat(64)}`;

/** A rebuild of backstage because node has moved, dispatched; with what a test changes. */
export function target(change: Partial<RunTarget> = {}): RunTarget {
  return {
    key: "3f9a2c41d0b7e615",
    attempt: 1,
    status: "dispatched",
    conclusion: null,
    provider: "github",
    repository: "acme/backstage",
    workflow: "build.yml",
    ref: "main",
    runId: 4711,
    runUrl: "https://github.com/acme/backstage/actions/runs/4711",
    reason: null,
    requestedBy: null,
    images: [
      {
        name: "backstage",
        reference: "ghcr.io/acme/backstage:latest",
        bases: [{ reference: "docker.io/library/node:22", role: "runtime", previous: [OLD], current: NEW }],
      },
    ],
    error: null,
    ...change,
  };
}

/** A rebuild that was not dispatched. */
export function failedTarget(change: Partial<RunTarget> = {}): RunTarget {
  return target({
    status: "failed",
    runId: null,
    runUrl: null,
    error: {
      code: "forge.workflow-not-found",
      message: "acme/backstage biuld.yml@main: no workflow biuld.yml (404)",
      hint: "Did you mean build.yml?",
    },
    ...change,
  });
}

/** A run of acme/ops that did all this. */
export function report(results: readonly RunTarget[], change: Partial<RunReport> = {}): RunReport {
  return {
    at: "2026-01-02T03:04:05.000Z",
    run: {
      repository: "acme/ops",
      url: "https://github.com/acme/ops/actions/runs/99",
      actor: "octocat",
    },
    results: [...results],
    failures: [],
    ...change,
  };
}

/** Several rebuilds with names of their own. */
export function many(count: number, change: Partial<RunTarget> = {}): readonly RunTarget[] {
  return Array.from({ length: count }, (_, index) =>
    target({
      images: [{ name: `app-${index}`, reference: `ghcr.io/acme/app-${index}:latest`, bases: [] }],
      ...change,
    }),
  );
}
