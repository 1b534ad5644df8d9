import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fillTables } from "../../scripts/tables.ts";
import { listFiles, ROOT, readText } from "./files.ts";

const README = `# An action

<!-- inputs:start -->
what was here before
<!-- inputs:end -->

Between.

<!-- outputs:start --><!-- outputs:end -->
After.
`;

const ACTION = `
name: x
description: y
inputs:
  image:
    description: The image.
    required: true
  delay:
    description: |
      How long, \`1d\` | \`2d\`,
      in words.
    default: 1d
  plain:
    description: Plain.
    default: ""
outputs:
  digest:
    description: The digest.
runs: { using: node24, main: index.js }
`;

describe("fillTables", () => {
  it("writes both tables and leaves the rest as it is", () => {
    expect(fillTables(README, ACTION)).toBe(`# An action

<!-- inputs:start -->

| Input | Default | Meaning |
| --- | --- | --- |
| \`image\` | required | The image. |
| \`delay\` | \`1d\` | How long, \`1d\` \\| \`2d\`, in words. |
| \`plain\` |  | Plain. |

<!-- inputs:end -->

Between.

<!-- outputs:start -->

| Output | Meaning |
| --- | --- |
| \`digest\` | The digest. |

<!-- outputs:end -->
After.
`);
  });

  it("changes nothing the second time", () => {
    const once = fillTables(README, ACTION);
    expect(fillTables(once, ACTION)).toBe(once);
  });

  it.each([
    ["an input without description", README, ACTION.replace("The image.", '""'), "inputs.image.description"],
    ["an output without description", README, ACTION.replace("The digest.", '"  "'), "outputs.digest.descri"],
    ["an action without description", README, ACTION.replace("description: y", ""), "description"],
    [
      "no start marker",
      README.replace("<!-- inputs:start -->", ""),
      ACTION,
      "<!-- inputs:start --> is missing",
    ],
    ["no end marker", README.replace("<!-- outputs:end -->", ""), ACTION, "<!-- outputs:end --> is missing"],
  ])("fails on %s", (_, readme, action, message) => {
    expect(() => fillTables(readme, action)).toThrow(message);
  });
});

describe("the actions' READMEs", () => {
  it("each action has one", () => {
    const folders = listFiles("actions/*/action.yml").map((path) => path.replace("action.yml", "README.md"));
    expect(listFiles("actions/*/README.md")).toEqual(folders);
    expect(folders).toHaveLength(3);
  });

  it.each(listFiles("actions/*/README.md"))("%s is up to date", (path) => {
    const readme = readText(path);
    expect(fillTables(readme, readText(path.replace("README.md", "action.yml")))).toBe(readme);
  });

  it("scripts/tables.ts --check agrees", () => {
    const { status, stdout } = spawnSync(process.execPath, [resolve(ROOT, "scripts/tables.ts"), "--check"], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});
