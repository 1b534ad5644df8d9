import type { Provenance } from "@basewatch/kardinal";
import type { World } from "../action.ts";
import type { CreateBundleInputs } from "./inputs.ts";

/**
 * Where the images come from: the inputs, else what GitHub Actions or GitLab CI say about the run
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/variables, https://docs.gitlab.com/ci/variables/predefined_variables/),
 * else nothing. The timestamp is now, to the second.
 */
export function describeProvenance(
  inputs: CreateBundleInputs,
  { environment, clock }: Pick<World, "environment" | "clock">,
): Provenance {
  const read = (name: string) => environment[name] || undefined;
  return {
    commitSHA: inputs["commit-sha"] ?? read("GITHUB_SHA") ?? read("CI_COMMIT_SHA"),
    ciRunURL: inputs["ci-run-url"] ?? describeGithubRun(read) ?? read("CI_PIPELINE_URL"),
    author: inputs.author ?? read("GITHUB_ACTOR") ?? read("GITLAB_USER_LOGIN"),
    timestamp: inputs.timestamp ?? new Date(clock.now()).toISOString().replace(/\.\d+Z$/u, "Z"),
  };
}

function describeGithubRun(read: (name: string) => string | undefined): string | undefined {
  const [server, repository, run] = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"].map(read);
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${run}`;
}
