import { describe } from "vitest";
import { checkRepositoryPath, checkWorkflowOf, parseSourceRepository } from "./source-names.ts";
import { every, type Parser, testParser } from "./testing/parsers.ts";

const githubRepository: Parser = (text) => parseSourceRepository(text, "github");
const gitlabProject: Parser = (text) => parseSourceRepository(text, "gitlab");
const giteaRepository: Parser = (text) => parseSourceRepository(text, "gitea");
const forgejoRepository: Parser = (text) => parseSourceRepository(text, "forgejo");
const giteaWorkflow: Parser = (text) => checkWorkflowOf(text, "gitea");
const forgejoWorkflow: Parser = (text) => checkWorkflowOf(text, "forgejo");
const githubWorkflow: Parser = (text) => checkWorkflowOf(text, "github");

describe("names in a source", () => {
  testParser(
    githubRepository,
    "is not a GitHub repository",
    [
      ["owner/repo"],
      ["a/b"],
      ["my-org/my.repo_1"],
      ["a/.github"],
      ["a/..."],
      [`${"a".repeat(100)}/${"b".repeat(100)}`],
    ],
    [
      ...every(
        "",
        "repo",
        "owner/",
        "/repo",
        "-a/b",
        "a_b/c",
        "a/b/c/d",
        "a/.",
        "a/..",
        "a/b c",
        "xa/b\n",
      ).as("Write owner/repo"),
      ...every(`${"a".repeat(101)}/b`, `a/${"b".repeat(101)}`).as("Write owner/repo"),
      ["https://github.com/owner/repo", "Did you mean owner/repo?"],
      ["http://github.com/owner/repo/", "Did you mean owner/repo?"],
      ["https://github.example.com/owner/my.repo.git", "Did you mean owner/my.repo?"],
      ["git@github.com:owner/repo.git", "Did you mean owner/repo?"],
      ["github.com/owner/repo", "Did you mean owner/repo?"],
    ],
  );

  testParser(
    gitlabProject,
    "is not a GitLab project",
    [["group/project"], ["a/b/c/d"], ["g_1/sub.group/my-project"], [`a${"/b".repeat(20)}`]],
    [
      ...every("", "project", "/project", "a//b", "a/-b", "a/.b", "a b/c", `a${"/b".repeat(21)}`).as(
        "Write group/project",
      ),
      ["https://gitlab.com/group/sub/project.git", "Did you mean group/sub/project?"],
      ["git@gitlab.com:group/project.git", "Did you mean group/project?"],
    ],
  );

  for (const [parser, kind] of [
    [giteaRepository, "Gitea"],
    [forgejoRepository, "Forgejo"],
  ] as const) {
    testParser(
      parser,
      `is not a ${kind} repository`,
      [["owner/repo"], ["a_b.c/d"], ["a/.profile"]],
      [
        ...every("", "repo", "a/b/c", "a/..", "-a/b", "a/b c").as("Write owner/repo"),
        ["https://codeberg.org/owner/repo", "Did you mean owner/repo?"],
      ],
    );
  }

  testParser(
    checkRepositoryPath,
    "is not a repository",
    [
      ["a/b", "undefined"],
      ["a/b/c", "undefined"],
    ],
    every("", "a", "a/b c").as("Write owner/repo"),
  );

  const numbers = [["build.yml", "undefined"]] as const;
  const refusedNumbers = every("12345").as("Write the file's name, like build.yml");
  testParser(giteaWorkflow, "is not a workflow's file name", numbers, refusedNumbers);
  testParser(forgejoWorkflow, "is not a workflow's file name", numbers, refusedNumbers);
  testParser(githubWorkflow, "", [["12345", "undefined"]], []);
});
