import { describe, expect, it } from "vitest";
import { readText } from "../layout/files.ts";
import { listActions, listWorkflows } from "./documents.ts";
import { validateByActionlint, validateByGitHub } from "./validators.ts";

const VALID = `
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo hello
`;

describe("every workflow", () => {
  it.each(listWorkflows())("%s is valid by GitHub's schema", async (path) => {
    expect(await validateByGitHub(path, readText(path))).toEqual([]);
  });

  it.each(listWorkflows())("%s is valid by actionlint", async (path) => {
    expect(await validateByActionlint(path, readText(path))).toEqual([]);
  });
});

describe("every action.yml", () => {
  it.each(listActions())("%s is valid by GitHub's schema", async (action) => {
    const path = `actions/${action}/action.yml`;
    expect(await validateByGitHub(path, readText(path))).toEqual([]);
  });
});

describe("the validators", () => {
  it("accept a workflow that is right", async () => {
    expect(await validateByGitHub("valid.yml", VALID)).toEqual([]);
    expect(await validateByActionlint("valid.yml", VALID)).toEqual([]);
  });

  it.each([
    ["an unknown key", VALID.replace("runs-on", "run-on")],
    ["an unknown event", VALID.replace("push", "pushed")],
    ["an unknown context", VALID.replace("echo hello", `echo \${{ nosuch.thing }}`)],
    ["text that is no YAML", `${VALID}\n  - [`],
  ])("both reject %s", async (_, text) => {
    expect(await validateByGitHub("broken.yml", text)).not.toEqual([]);
    expect(await validateByActionlint("broken.yml", text)).not.toEqual([]);
  });

  it("actionlint rejects an untrusted value in a script", async () => {
    const text = VALID.replace("echo hello", `echo "\${{ github.event.issue.title }}"`);
    expect((await validateByActionlint("broken.yml", text)).join()).toContain("untrusted");
  });

  it.each([
    [
      "an input that our action does not have",
      "check-base-digest",
      "imagge",
      "Invalid action input 'imagge'",
    ],
    ["an action that we do not have", "check-nothing", "image", "Unable to resolve action"],
  ])("GitHub's rejects %s", async (_, action, input, message) => {
    const uses = `uses: basewatch/basewatch/actions/${action}@v1\n        with:\n          ${input}: x`;
    const found = await validateByGitHub("broken.yml", VALID.replace("run: echo hello", uses));
    expect(found.join()).toContain(message);
  });

  it("GitHub's rejects an action.yml without runs", async () => {
    const found = await validateByGitHub("x/action.yml", "name: x\ndescription: y\n");
    expect(found.join()).toContain("runs");
  });
});
