import { describe, expect, it } from "vitest";
import { expectMistake, type MistakeCase, mistakesIn, parse } from "./testing/configurations.ts";

describe("what several values show together", () => {
  const cases: readonly MistakeCase[] = [
    [
      "no name",
      "- {registry: ghcr.io, repository: a}",
      "config.missing-key",
      "1:3: images[0].name: missing",
      "Add it",
    ],
    [
      "no registry",
      "- {name: a, repository: a}",
      "config.missing-key",
      "1:3: images[0].registry: missing",
      "Write registry: ghcr.io for the image, or under defaults",
    ],
    [
      "no repository",
      "- {name: a, registry: ghcr.io}",
      "config.missing-key",
      "1:3: images[0].repository: missing",
      "Write repository: myorg/app for the image, or under defaults",
    ],
    [
      "a name twice",
      "- {name: a, registry: ghcr.io, repository: a}\n- {name: a, registry: ghcr.io, repository: b}",
      "config.duplicate-name",
      '2:4: images[1].name: "a" is the name of images[0] already',
      "Give each image a name of its own",
    ],
    [
      "a name that is a list",
      "- {name: [a], registry: ghcr.io, repository: a}",
      "config.value",
      "1:4: images[0].name: must be text, not a list",
      "Write it behind the key, in quotes where it looks like something else",
    ],
    [
      "the registry in the repository",
      "- {name: a, registry: ghcr.io, repository: ghcr.io/myorg/app}",
      "config.repository",
      '1:32: images[0].repository: "ghcr.io/myorg/app" has the registry in it',
      "Write myorg/app",
    ],
    [
      "the registry in the repository, and more",
      "- {name: a, registry: GHCR.io, repository: ghcr.io/myorg/app:1}",
      "config.repository",
      '1:32: images[0].repository: "ghcr.io/myorg/app:1" has the registry in it',
      "Write myorg/app",
    ],
    [
      "Docker Hub's other name in the repository",
      "- {name: a, registry: docker.io, repository: index.docker.io/a/b}",
      "config.repository",
      '1:34: images[0].repository: "index.docker.io/a/b" has the registry in it',
      "Write a/b",
    ],
    [
      "the shared registry in the repository",
      "defaults: {registry: ghcr.io}\nimages: [{name: a, repository: ghcr.io/a}]",
      "config.repository",
      '2:20: images[0].repository: "ghcr.io/a" has the registry in it',
      "Write a",
    ],
    [
      "a registry that is a list",
      "- {name: a, registry: [ghcr.io], repository: ghcr.io/a}",
      "config.value",
      "1:13: images[0].registry: must be text, not a list",
    ],
    [
      "a repository that is a list",
      "- {name: a, registry: ghcr.io, repository: [ghcr.io/a]}",
      "config.value",
      "1:32: images[0].repository: must be text, not a list",
    ],
    [
      "a name too long on Docker Hub",
      `- {name: a, registry: docker.io, repository: ${"a".repeat(250)}}`,
      "image.reference",
      `1:34: images[0].repository: "docker.io/${"a".repeat(110)}…" is not an image reference: its repository is longer than 255 characters`,
    ],
  ];

  for (const mistake of cases) it(`is reported: ${mistake[0]}`, () => expectMistake(mistake));

  it("still reports the repository's upper case when the registry is no part of it", () => {
    expect(
      mistakesIn("- {name: a, registry: mirror.example.com, repository: docker.io/library/Node}"),
    ).toStrictEqual(['images.yaml:1:43: images[0].repository: "docker.io/library/Node" is not a repository']);
  });

  it("reports all that is wrong with a mirror at once", () => {
    expect(
      mistakesIn(
        "registries: {ghcr.io: {mirror: {url: [x], fresness: true}}}\nimages: [{name: a, registry: ghcr.io, repository: a}]",
      ),
    ).toStrictEqual([
      expect.stringContaining('registries["ghcr.io"].mirror.url: must be text'),
      expect.stringContaining('registries["ghcr.io"].mirror.fresness: unknown key, did you mean freshness?'),
    ]);
  });

  it("may have another registry's name as the path of a mirror", () => {
    const [image] = parse(
      "- {name: a, registry: mirror.example.com, repository: docker.io/library/node}",
    ).images;
    expect(image?.reference.repository).toBe("docker.io/library/node");
  });

  it("says nothing twice about one place", () => {
    expect(
      mistakesIn(
        "- {name: a, registry: ghcr.io, repository: b}\n- {name: a, registry: ghcr.io, repository: ghcr.io/B}",
      ),
    ).toStrictEqual([
      'images.yaml:2:4: images[1].name: "a" is the name of images[0] already',
      'images.yaml:2:32: images[1].repository: "ghcr.io/B" has the registry in it',
    ]);
  });

  it("is looked at in the images that are maps, also when others are not", () => {
    expect(mistakesIn("defaults: [x]\nimages: [x, null, {name: a}]")).toStrictEqual([
      "images.yaml:1:1: defaults: must be a map, not a list",
      'images.yaml:2:10: images[0]: must be a map, not "x"',
      "images.yaml:2:13: images[1]: must be a map, not nothing",
      "images.yaml:2:19: images[2].registry: missing",
      "images.yaml:2:19: images[2].repository: missing",
    ]);
    expect(mistakesIn("images: {name: a}")).toStrictEqual([
      "images.yaml:1:1: images: must be a list of images, not a map",
    ]);
  });
});
