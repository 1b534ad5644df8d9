import { describe, it } from "vitest";
import { expectMistake, fileWith, imageWith, type MistakeCase } from "./testing/configurations.ts";

describe("a mistake", () => {
  const cases: readonly MistakeCase[] = [
    [
      "nothing",
      "",
      "config.empty",
      " the file is empty",
      "List at least one image, with its name, registry and repository",
    ],
    ["comments alone", "# nothing\n", "config.empty", " the file is empty"],
    ["an empty list", "[]", "config.value", "1:1: images: must not be empty"],
    ["an empty list of images", "images: []", "config.value", "1:1: images: must not be empty"],
    ["an empty map", "{}", "config.missing-key", "1:1: images: missing", "Add it"],
    ["a map without images", "defaults: {}", "config.missing-key", "1:1: images: missing"],
    [
      "images without a value",
      "images:",
      "config.value",
      "1:1: images: must be a list of images, not nothing",
      "Give it a value, or leave the key out",
    ],
    [
      "text",
      "hello",
      "config.value",
      '1:1: must be a list of images, or a map with images in it, not "hello"',
      "Write it as a map, key: value",
    ],
    [
      "a truth value",
      "true",
      "config.value",
      "1:1: must be a list of images, or a map with images in it, not true",
    ],
    ["an image that is text", "- app", "config.value", '1:3: images[0]: must be a map, not "app"'],
    ["an image that is a list", "- [app]", "config.value", "1:3: images[0]: must be a map, not a list"],
    [
      "an unknown key at the top",
      fileWith("registrys: {}"),
      "config.unknown-key",
      "1:1: registrys: unknown key, did you mean registries?",
      "Known keys: defaults, registries, images",
    ],
    ["a key of source at the top", fileWith("branch: x"), "config.unknown-key", "1:1: branch: unknown key"],
    [
      "a name in defaults",
      "defaults: {name: a, registry: ghcr.io, repository: b}\nimages: [{name: a}]",
      "config.unknown-key",
      "1:12: defaults.name: unknown key",
      "Known keys: registry, repository, tag, platforms, source, baseImages, track, rebuildDelay, rebuildWindow, autoRebuild, versionBump, inputs, maxAttempts",
    ],
    [
      "a key of source in defaults",
      "defaults: {branch: a, registry: ghcr.io, repository: b}\nimages: [{name: a}]",
      "config.unknown-key",
      "1:12: defaults.branch: unknown key, did you mean source.branch?",
    ],
    [
      "a mistake in defaults",
      "defaults: {tag: ., registry: ghcr.io, repository: b}\nimages: [{name: a}]",
      "config.value",
      '1:12: defaults.tag: "." is not a tag',
    ],
    [
      "a misspelt key",
      imageWith("rebuild_delay: 7d"),
      "config.unknown-key",
      "4:3: images[0].rebuild_delay: unknown key, did you mean rebuildDelay?",
      "Known keys: name, registry, repository, tag, platforms, source, baseImages, track, rebuildDelay, rebuildWindow, autoRebuild, versionBump, inputs, maxAttempts",
    ],
    [
      "a strange key",
      imageWith('"a b\\u202E": 7d'),
      "config.unknown-key",
      String.raw`4:3: images[0]["a b\u{202e}"]: unknown key`,
    ],
    [
      "a key of source beside it",
      imageWith("dockerfile: x"),
      "config.unknown-key",
      "4:3: images[0].dockerfile: unknown key, did you mean source.dockerfile?",
    ],
    [
      "a misspelt key of source",
      imageWith("source: {repository: a/b}"),
      "config.unknown-key",
      "4:12: images[0].source.repository: unknown key",
      "Known keys: provider, repo, branch, dockerfile, context, stage, buildArgs, namedContexts, workflow, apiUrl",
    ],
    [
      "a merge key",
      imageWith("<<: {}"),
      "config.unknown-key",
      '4:3: images[0]["<<"]: YAML 1.2 has no merge keys',
      "Put what is shared under defaults",
    ],
    ["__proto__", imageWith("__proto__: {}"), "config.unknown-key", "4:3: images[0].__proto__: unknown key"],
    [
      "a misspelt key of a window",
      imageWith("rebuildWindow: {timezon: UTC}"),
      "config.unknown-key",
      "4:19: images[0].rebuildWindow.timezon: unknown key, did you mean timezone?",
      "Known keys: timezone, allow, deny",
    ],
    [
      "a misspelt key of the shared window",
      fileWith("defaults: {rebuildWindow: {alow: [Sat]}}"),
      "config.unknown-key",
      "1:28: defaults.rebuildWindow.alow: unknown key, did you mean allow?",
    ],
    [
      "a key of a window beside it",
      imageWith("deny: [Sat]"),
      "config.unknown-key",
      "4:3: images[0].deny: unknown key, did you mean rebuildWindow.deny?",
    ],
    [
      "another provider",
      imageWith("source: {provider: gihub}"),
      "config.value",
      '4:12: images[0].source.provider: unknown value "gihub", did you mean github?',
      "Use one of github, gitlab, gitea, forgejo",
    ],
    [
      "a provider that is a list",
      imageWith("source: {provider: [github]}"),
      "config.value",
      "4:12: images[0].source.provider: must be a provider, not a list",
    ],
    [
      "a role that nobody knows",
      imageWith("track: [final]"),
      "config.value",
      '4:11: images[0].track[0]: unknown value "final"',
      "Use one of runtime, build, copy, mount, syntax",
    ],
    [
      "a role that is a map",
      imageWith("track: [{}]"),
      "config.value",
      "4:11: images[0].track[0]: must be a role, not a map",
    ],
  ];

  for (const mistake of cases) it(`is reported: ${mistake[0]}`, () => expectMistake(mistake));
});
