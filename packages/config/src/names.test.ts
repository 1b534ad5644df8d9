import { Failure } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import {
  checkRegistryKey,
  checkRepositoryPath,
  checkWorkflowOf,
  parseApiUrl,
  parseBranch,
  parseImageName,
  parseRegistryHost,
  parseRepository,
  parseSourceRepository,
  parseStage,
  parseTag,
  parseWorkflow,
} from "./names.ts";

type Parser = (text: string) => unknown;
const githubRepository: Parser = (text) => parseSourceRepository(text, "github");
const gitlabProject: Parser = (text) => parseSourceRepository(text, "gitlab");
const giteaRepository: Parser = (text) => parseSourceRepository(text, "gitea");
const forgejoRepository: Parser = (text) => parseSourceRepository(text, "forgejo");
const giteaWorkflow: Parser = (text) => checkWorkflowOf(text, "gitea");
const forgejoWorkflow: Parser = (text) => checkWorkflowOf(text, "forgejo");
const githubWorkflow: Parser = (text) => checkWorkflowOf(text, "github");

type Accepted = readonly (readonly [text: string, value?: string])[];
type Refused = readonly (readonly [text: string, hint: string])[];

describe("names in the file", () => {
  test(
    parseImageName,
    "is not an image name",
    [["app"], ["a"], ["1"], ["My-App_1.2"], ["a".repeat(100)]],
    [
      ...every("", "a b", "a,b", "#a", "-a", ".a", "_a", "a/b", "a\n", "a\nb", "é", "a".repeat(101)).as(
        "Use letters, digits, . _ - and at most 100 of them",
      ),
    ],
  );

  test(
    parseStage,
    "is not a build stage",
    [["runtime"], ["0"], ["Build-1_x.y"], ["a".repeat(128)]],
    [...every("", "a b", "-a", "a/b", "a".repeat(129)).as("Write the name behind AS, or the stage's number")],
  );

  test(
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

  test(
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
    test(
      parser,
      `is not a ${kind} repository`,
      [["owner/repo"], ["a_b.c/d"], ["a/.profile"]],
      [
        ...every("", "repo", "a/b/c", "a/..", "-a/b", "a/b c").as("Write owner/repo"),
        ["https://codeberg.org/owner/repo", "Did you mean owner/repo?"],
      ],
    );
  }

  test(
    checkRepositoryPath,
    "is not a repository",
    [
      ["a/b", "undefined"],
      ["a/b/c", "undefined"],
    ],
    every("", "a", "a/b c").as("Write owner/repo"),
  );

  test(
    parseBranch,
    "is not a branch name",
    [["main"], ["release/1.0"], ["a-b_c#1"], ["x.locked"], ["a@b"], ["a".repeat(255)]],
    [
      ...every(
        "",
        "a b",
        "-a",
        "/a",
        "a/",
        "a.",
        ".a",
        "a/.b",
        "a..b",
        "a//b",
        "a~b",
        "a^b",
        "a:b",
        "a?b",
        "a*b",
        "a[b",
        "a\\b",

        "a.lock",
        "a@{b",
        "a\u0000b",
        "a\u007fb",
        "a".repeat(256),
      ).as("Write it as git shows it, e.g. main"),
    ],
  );

  test(
    parseWorkflow,
    "is not a workflow",
    [["build.yml"], ["build.yaml"], ["_a-b c.1.yml"], ["12345"]],
    [
      ...every("", "build", ".yml", " a.yml", "0", "a/b", "build.yml\n", "build.ymlx", "1a").as(
        "Write the file's name, like build.yml",
      ),
      [".github/workflows/build.yml", "Did you mean build.yml?"],
      ["/12", "Did you mean 12?"],
    ],
  );

  const numbers = [["build.yml", "undefined"]] as const;
  const refusedNumbers = every("12345").as("Write the file's name, like build.yml");
  test(giteaWorkflow, "is not a workflow's file name", numbers, refusedNumbers);
  test(forgejoWorkflow, "is not a workflow's file name", numbers, refusedNumbers);
  test(githubWorkflow, "", [["12345", "undefined"]], []);

  test(
    parseRegistryHost,
    "is not the host of a registry",
    [
      ["ghcr.io"],
      ["GHCR.io", "ghcr.io"],
      ["localhost:5000"],
      ["localhost"],
      ["[::1]:5000"],
      ["index.docker.io", "docker.io"],
    ],
    [
      ...every("", "ghcr", "a b", "a.io:x", "https://", "/", "a.io@b").as(
        "Write it like ghcr.io or localhost:5000",
      ),
      ["https://ghcr.io", "Did you mean ghcr.io?"],
      ["https://ghcr.io/v2/", "Did you mean ghcr.io?"],
      ["ghcr.io/acme", "Did you mean ghcr.io?"],
      ["ghcr.io/", "Did you mean ghcr.io?"],
    ],
    "config.registry",
  );

  test(
    checkRegistryKey,
    "is another spelling of docker.io",
    [["ghcr.io", "undefined"]],
    [["index.docker.io", "Write docker.io"]],
    "config.registry",
  );

  test(
    parseRepository,
    "is not a repository",
    [["app"], ["acme/app"], ["a/b/c"], ["docker.io/library/node"]],
    [
      ...every("", "a b", "/a", "a//b", "https://a", ":1", "@").as("Write it like acme/app"),
      ["Acme/App", "Did you mean acme/app?"],
      ["Acme/App:1.0", "Did you mean acme/app?"],
    ],
    "config.repository",
  );
  test(
    parseRepository,
    "has more than a repository in it",
    [],
    every("acme/app:1.4", `acme/app@sha256:${"0".repeat(64)}`, "acme/app:1@x").as("Did you mean acme/app?"),
    "config.repository",
  );

  test(
    parseTag,
    "is not a tag",
    [["latest"], ["1.10"], ["_"], ["A-b.c"], ["t".repeat(128)]],
    [
      ...every("", "a b", ".a", "-a", "a:b", "a/b", `a@sha256:${"0".repeat(64)}`, "t".repeat(129)).as(
        "Use at most 128 letters, digits, . _ - and start with none of . -",
      ),
    ],
  );

  test(
    parseApiUrl,
    "is not the URL of an API",
    [
      ["https://api.github.com"],
      ["https://github.example.com/api/v3/", "https://github.example.com/api/v3"],
      ["https://a//", "https://a"],
      ["http://localhost:3000"],
      ["http://127.0.0.1:3000/api"],
      ["http://[::1]:3000"],
    ],
    every(
      "",
      "github.com",
      "ftp://a",
      "xhttps://a",
      "httpsx://a",
      "https://u@a",
      "https://a?b=c",
      "https://a/#b",
      "https:\\\\a",
    ).as("Write it like https://github.example.com/api/v3"),
  );
  test(
    parseApiUrl,
    "is not an https URL",
    [],
    [["http://github.example.com/api/v3", "Tokens are sent there, so that only https will do"]],
  );
});

function test(
  parser: Parser,
  reason: string,
  accepted: Accepted,
  refused: Refused,
  code = "config.value",
): void {
  for (const [text, value = text] of accepted) {
    it(`${parser.name} takes ${JSON.stringify(text)}`, () => {
      expect(String(parser(text))).toBe(value);
    });
  }
  for (const [text, hint] of refused) {
    it(`${parser.name} refuses ${JSON.stringify(text)}: it ${reason}`, () => {
      const failure = failureOf(() => parser(text));
      expect(failure).toMatchObject({ code, hint });
      expect(failure?.message.endsWith(` ${reason}`)).toBe(true);
    });
  }
}

function every(...texts: readonly string[]) {
  return { as: (hint: string): Refused => texts.map((text) => [text, hint]) };
}

function failureOf(action: () => unknown): Failure | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
