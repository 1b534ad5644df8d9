import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { imageWith, mistakesIn, outcomeOf } from "./testing/configurations.ts";

describe("a file with mistakes", () => {
  it("reports all of them at once, in its order, with line and column", () => {
    const error = outcomeOf(`- name: app
  registry: ghcr.io
  repository: myorg/app
  rebuildDelay: 7 days
  rebuidDelay: 1d
- name: app
  track: [runtme]
`);
    expect(error).toMatchObject({ code: "config.invalid", message: "images.yaml: 6 mistakes" });
    expect(listFailures(error).map(({ message }) => message)).toStrictEqual([
      'images.yaml:4:3: images[0].rebuildDelay: "7 days" is not a duration',
      "images.yaml:5:3: images[0].rebuidDelay: unknown key, did you mean rebuildDelay?",
      'images.yaml:6:3: images[1].name: "app" is the name of images[0] already',
      "images.yaml:6:3: images[1].registry: missing",
      "images.yaml:6:3: images[1].repository: missing",
      'images.yaml:7:11: images[1].track[0]: unknown value "runtme", did you mean runtime?',
    ]);
  });

  it("is itself the failure when it has one", () => {
    expect(outcomeOf(imageWith("rebuildDelay: 1y"))).toMatchObject({
      code: "schedule.duration",
      message: 'images.yaml:4:3: images[0].rebuildDelay: "1y" is not a duration',
      details: [],
    });
  });

  it("sorts by column within a line", () => {
    expect(mistakesIn("[{name: b c, registry: /, repository: A}]")).toStrictEqual([
      'images.yaml:1:3: images[0].name: "b c" is not an image name',
      'images.yaml:1:14: images[0].registry: "/" is not the host of a registry',
      'images.yaml:1:27: images[0].repository: "A" is not a repository',
    ]);
  });

  it("is located through aliases", () => {
    expect(mistakesIn('- &a {name: a, registry: ghcr.io, repository: b, tag: "/"}\n- *a\n')).toStrictEqual([
      'images.yaml:1:7: images[1].name: "a" is the name of images[0] already',
      'images.yaml:1:50: images[0].tag: "/" is not a tag',
      'images.yaml:1:50: images[1].tag: "/" is not a tag',
    ]);
  });

  it("never shows a URL's userinfo", () => {
    const error = outcomeOf(
      imageWith(`tag: https://u:hunter2@x
versionBump: [https://u:hunter2@x]
source:
  repo: https://u:hunter2@github.com/a/b
  branch: https://u:hunter2@x
  dockerfile: https://u:hunter2@x
  workflow: https://u:hunter2@x
  apiUrl: https://u:hunter2@x
  provider: https://u:hunter2@x
rebuildDelay: https://u:hunter2@x
baseImages: [https://u:hunter2@x/y]
platforms: [https://u:hunter2@x]
autoRebuild: https://u:hunter2@x`),
    );
    expect(listFailures(error)).toHaveLength(12);
    expect(listFailures(error)[0]).toMatchObject({
      code: "config.secret",
      message: 'images.yaml:4:3: images[0].tag: "https://***@x" has a secret in it',
      hint: "Take it out of the file; tokens are inputs of the action",
    });
    for (const failure of listFailures(error)) {
      expect(`${failure.message} ${failure.hint}`).not.toContain("hunter2");
    }
  });
});
