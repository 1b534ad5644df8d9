import { expect, test } from "vitest";
import type { DispatchResultEntry } from "../dispatch/results.ts";
import { type ReportedRebuild, toRunReport } from "./index.ts";

const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), monotonicMs: () => 0, sleep: async () => {} };
const GITHUB = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "acme/ops",
  GITHUB_RUN_ID: "99",
  GITHUB_ACTOR: "octocat",
};
const OLD = `sha256:${"1".repeat(64)}`;
const NEW = `sha256:${"2".repeat(64)}`;

const RESULT: DispatchResultEntry = {
  key: "3f9a2c41d0b7e615",
  attempt: 2,
  images: ["app"],
  status: "dispatched",
  runId: 5,
  runUrl: "https://github.com/acme/app/actions/runs/5",
  conclusion: null,
  errorCode: null,
  message: null,
  hint: null,
};
const PLACE = { provider: "github", repository: "acme/app", workflow: "build.yml", ref: "main" };
const bases = [
  { reference: "docker.io/library/node:22", role: "runtime", previous: [OLD], current: NEW },
  { reference: "docker.io/library/golang:1", role: "build", current: null },
];
const REBUILD: ReportedRebuild = {
  reason: "CVE-2026-1",
  images: [{ name: "app", reference: "ghcr.io/acme/app:latest", bases }],
};

test("a report has what was to be built, why, where, and what came of it", () => {
  const results = [{ result: RESULT, place: PLACE, rebuild: REBUILD, requestedBy: "ada" }];
  expect(toRunReport(results, [], { environment: GITHUB, clock })).toEqual({
    at: "2026-01-02T03:04:05.000Z",
    run: { repository: "acme/ops", url: "https://github.com/acme/ops/actions/runs/99", actor: "octocat" },
    results: [
      {
        key: "3f9a2c41d0b7e615",
        attempt: 2,
        status: "dispatched",
        conclusion: null,
        provider: "github",
        repository: "acme/app",
        workflow: "build.yml",
        ref: "main",
        runId: 5,
        runUrl: "https://github.com/acme/app/actions/runs/5",
        reason: "CVE-2026-1",
        requestedBy: "ada",
        images: [
          {
            name: "app",
            reference: "ghcr.io/acme/app:latest",
            bases: [bases[0], { ...bases[1], previous: [] }],
          },
        ],
        error: null,
      },
    ],
    failures: [],
  });
});

test("a workflow that the inputs name has no images, and what failed has its hint", () => {
  const result = { ...RESULT, status: "failed", errorCode: "forge.x", message: "no", hint: "do" } as const;
  const place = { ...PLACE, workflow: null, ref: undefined };
  const failures = [
    { code: "ledger.corrupt", message: "no JSON", hint: "Restore it." },
    { code: "ledger.lost", message: "gone" },
  ];
  const report = toRunReport([{ result, place, rebuild: undefined }], failures, {
    environment: GITHUB,
    clock,
  });
  expect(report.results).toMatchObject([
    { images: [], reason: null, requestedBy: null, workflow: null, ref: null },
  ]);
  expect(report.results[0]?.error).toEqual({ code: "forge.x", message: "no", hint: "do" });
  expect(report.failures).toEqual([failures[0], { ...failures[1], hint: null }]);
  const mute = { ...RESULT, errorCode: "forge.x" };
  expect(
    toRunReport([{ result: mute, place, rebuild: undefined }], [], { environment: {}, clock }).results,
  ).toMatchObject([{ error: { code: "forge.x", message: "", hint: null } }]);
});

test.each([
  [
    "GitHub, with who ran it again",
    { ...GITHUB, GITHUB_TRIGGERING_ACTOR: "grace" },
    { repository: "acme/ops", url: "https://github.com/acme/ops/actions/runs/99", actor: "grace" },
  ],
  [
    "GitLab",
    {
      CI_PROJECT_PATH: "acme/ops",
      CI_JOB_URL: "https://gitlab.test/acme/ops/-/jobs/7",
      GITLAB_USER_LOGIN: "ada",
    },
    { repository: "acme/ops", url: "https://gitlab.test/acme/ops/-/jobs/7", actor: "ada" },
  ],
  ["a laptop", { GITHUB_REPOSITORY: "" }, { repository: null, url: null, actor: null }],
])("the run is named as %s names it", (_name, environment, run) => {
  expect(toRunReport([], [], { environment, clock }).run).toEqual(run);
});
