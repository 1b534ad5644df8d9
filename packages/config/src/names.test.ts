import { describe } from "vitest";
import {
  checkRegistryKey,
  parseApiUrl,
  parseBranch,
  parseImageName,
  parseRegistryHost,
  parseRepository,
  parseStage,
  parseTag,
  parseWorkflow,
} from "./names.ts";
import { every, testParser } from "./testing/parsers.ts";

describe("names in the file", () => {
  testParser(
    parseImageName,
    "is not an image name",
    [["app"], ["a"], ["1"], ["My-App_1.2"], ["a".repeat(100)]],
    [
      ...every("", "a b", "a,b", "#a", "-a", ".a", "_a", "a/b", "a\n", "a\nb", "é", "a".repeat(101)).as(
        "Use letters, digits, . _ - and at most 100 of them",
      ),
    ],
  );

  testParser(
    parseStage,
    "is not a build stage",
    [["runtime"], ["0"], ["Build-1_x.y"], ["a".repeat(128)]],
    [...every("", "a b", "-a", "a/b", "a".repeat(129)).as("Write the name behind AS, or the stage's number")],
  );

  testParser(
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

  testParser(
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

  testParser(
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

  testParser(
    checkRegistryKey,
    "is another spelling of docker.io",
    [["ghcr.io", "undefined"]],
    [["index.docker.io", "Write docker.io"]],
    "config.registry",
  );

  testParser(
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
  testParser(
    parseRepository,
    "has more than a repository in it",
    [],
    every("acme/app:1.4", `acme/app@sha256:${"0".repeat(64)}`, "acme/app:1@x").as("Did you mean acme/app?"),
    "config.repository",
  );

  testParser(
    parseTag,
    "is not a tag",
    [["latest"], ["1.10"], ["_"], ["A-b.c"], ["t".repeat(128)]],
    [
      ...every("", "a b", ".a", "-a", "a:b", "a/b", `a@sha256:${"0".repeat(64)}`, "t".repeat(129)).as(
        "Use at most 128 letters, digits, . _ - and start with none of . -",
      ),
    ],
  );

  testParser(
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
  testParser(
    parseApiUrl,
    "is not an https URL",
    [],
    [["http://github.example.com/api/v3", "Tokens are sent there, so that only https will do"]],
  );
});
