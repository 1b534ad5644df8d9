import { describe, expect, it } from "vitest";
import { expectMistake, imageWith, type MistakeCase, mistakesIn, parse } from "./testing/configurations.ts";

function fileOf(shared: string, own: string): string {
  return `defaults: {registry: ghcr.io, source: ${shared}}\nimages:\n- {name: a, repository: b, source: ${own}}\n`;
}

describe("a source, by its provider", () => {
  it.each(["github", "gitlab", "gitea", "forgejo"])("may be of %s", (provider) => {
    const url = "https://git.example.com/api";
    const source = `source: {provider: ${provider}, repo: a/b, apiUrl: "${url}"}`;
    expect(parse(imageWith(source)).images[0]?.source).toMatchObject({ provider, repo: "a/b", apiUrl: url });
  });

  it("may be in groups of GitLab, the provider shared or not", () => {
    for (const [shared, own] of [
      ["{}", "{provider: gitlab, repo: a/b/c}"],
      ["{provider: gitlab}", "{repo: a/b/c}"],
      ["{repo: a/b/c}", "{provider: gitlab}"],
      ["{provider: github, repo: a/b}", "{provider: gitlab, repo: a/b/c}"],
    ] as const) {
      expect(parse(fileOf(shared, own)).images[0]?.source).toMatchObject({
        provider: "gitlab",
        repo: "a/b/c",
      });
    }
  });

  const mistakes: readonly MistakeCase[] = [
    [
      "groups on GitHub",
      fileOf("{}", "{repo: a/b/c}"),
      "config.value",
      '3:37: images[0].source.repo: "a/b/c" is not a GitHub repository',
      "Write owner/repo",
    ],
    [
      "groups on GitHub, shared",
      fileOf("{repo: a/b/c}", "{}"),
      "config.value",
      '1:40: defaults.source.repo: "a/b/c" is not a GitHub repository',
    ],
    [
      "shared groups, on a Gitea of an image's own",
      fileOf("{repo: a/b/c}", "{provider: gitea}"),
      "config.value",
      '1:40: defaults.source.repo: "a/b/c" is not a Gitea repository',
    ],
    [
      "no group on GitLab",
      fileOf("{provider: gitlab}", "{repo: a}"),
      "config.value",
      '3:37: images[0].source.repo: "a" is not a GitLab project',
      "Write group/project",
    ],
    [
      "a workflow's number on Forgejo",
      fileOf("{provider: forgejo}", "{workflow: 12}"),
      "config.value",
      '3:37: images[0].source.workflow: "12" is not a workflow\'s file name',
      "Write the file's name, like build.yml",
    ],
    [
      "a secret in an address",
      fileOf("{}", '{repo: "https://u:hunter2@github.com/a/b"}'),
      "config.secret",
      '3:37: images[0].source.repo: "https://***@github.com/a/b" has a secret in it',
    ],
    [
      "a pasted address on GitHub",
      fileOf("{}", '{repo: "https://github.com/a/b.git"}'),
      "config.value",
      '3:37: images[0].source.repo: "https://github.com/a/b.git" is not a GitHub repository',
      "Did you mean a/b?",
    ],
  ];
  for (const mistake of mistakes) it(`is refused: ${mistake[0]}`, () => expectMistake(mistake));

  it("is told once for many images that share it", () => {
    expect(mistakesIn(`${fileOf("{repo: a/b/c}", "{}")}- {name: c, repository: d}\n`)).toHaveLength(1);
  });

  it("is told beside an unknown provider", () => {
    expect(mistakesIn(imageWith("source: {provider: bitbucket, repo: a}"))).toStrictEqual([
      'images.yaml:4:12: images[0].source.provider: unknown value "bitbucket"',
      'images.yaml:4:33: images[0].source.repo: "a" is not a repository',
    ]);
  });

  it("is looked at in sources that are maps", () => {
    expect(mistakesIn(fileOf("[x]", "{repo: [a]}"))).toStrictEqual([
      "images.yaml:1:31: defaults.source: must be a map, not a list",
      "images.yaml:3:37: images[0].source.repo: must be text, not a list",
    ]);
  });
});
