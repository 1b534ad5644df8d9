import { describe, expect, it } from "vitest";
import { readText } from "../layout/files.ts";
import type { ActionDocument } from "./documents.ts";
import { listWorkflows, readAction } from "./documents.ts";
import { findBreaches } from "./rules.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const GOOD = `
run-name: Build \${{ inputs.rebuild_key }}
on:
  workflow_dispatch:
    inputs: { version_bump: {}, triggered_by: {}, base_image: {}, base_digest: {}, images: {}, rebuild_key: {} }
permissions: {}
jobs:
  build:
    permissions: { contents: read }
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${SHA} # v6.0.2
        with:
          persist-credentials: false
      - id: check
        uses: basewatch/basewatch/actions/check-base-digest@v1
        with:
          image: x
      - run: echo "$DIGEST"
        env:
          DIGEST: \${{ steps.check.outputs.digest }}
`;

const CHECK: ActionDocument = {
  name: "check",
  description: "check",
  inputs: { image: { description: "the image" } },
  outputs: { digest: { description: "the digest" } },
  runs: { using: "node24", main: "index.js" },
};
const readMadeUp = (name: string) => (name === "check-base-digest" ? CHECK : undefined);

describe("our rules for workflows", () => {
  it.each(listWorkflows())("%s keeps them", (path) => {
    expect(findBreaches(readText(path), readAction)).toEqual([]);
  });

  it("accept a made-up workflow that keeps them", () => {
    expect(findBreaches(GOOD, readMadeUp)).toEqual([]);
  });

  it.each([
    ["a version tag instead of a SHA", `@${SHA} # v6.0.2`, "@v6", "not pinned"],
    ["a SHA without its version", " # v6.0.2", "", "not pinned"],
    ["an action of ours at another ref", "digest@v1", "digest@main", "not pinned"],
    ["an action of ours that is not there", "check-base-digest@v1", "check-nothing@v1", "no such action"],
    ["an input that is not there", "image: x", "imagge: x", "no input imagge"],
    ["an output that is not there", "outputs.digest", "outputs.digests", "no output digests"],
    ["no permissions on the workflow", "\npermissions: {}", "", "workflow: no permissions"],
    ["no permissions on a job", "    permissions: { contents: read }\n", "", "job build: no permissions"],
    ["all permissions", "{ contents: read }", "write-all", "permissions: write-all"],
    ["write permissions for every job", "permissions: {}", "permissions: { contents: write }", "belong to"],
    ["no timeout", "    timeout-minutes: 5\n", "", "no timeout-minutes"],
    ["an expression in a script", '"$DIGEST"', `"\${{ github.event.inputs.reason }}"`, "inside a script"],
    ["a token left in the checkout", "persist-credentials: false", "fetch-depth: 0", ".git/config"],
    ["a key missing in the run-name", "inputs.rebuild_key", "github.run_id", "run-name"],
    ["a sent input that is not declared", "base_digest: {}, ", "", "no input base_digest"],
  ])("reject %s", (_, from, to, breach) => {
    expect(GOOD).toContain(from);
    expect(findBreaches(GOOD.replace(from, to), readMadeUp).join("\n")).toContain(breach);
  });
});
