import { describe, expect, it } from "vitest";
import { listActions } from "../workflows/documents.ts";
import { listFiles, readText } from "./files.ts";
import { readFences, readTables } from "./markdown.ts";
import { findDeadLinks, findUnknownNames, findYamlMistakes } from "./mistakes.ts";

const DOCUMENTS = listFiles("**/*.md").filter((path) => !path.startsWith("packages/"));

describe.each(DOCUMENTS)("%s", (path) => {
  const markdown = readText(path);

  it("has links that lead somewhere", () => {
    expect(findDeadLinks(path, markdown)).toEqual([]);
  });

  it("has YAML that parses, with inputs that our actions have", () => {
    const fences = readFences(markdown).filter(({ language }) => language === "yaml");
    const mistakes = fences.flatMap(({ text, line }) =>
      findYamlMistakes(text).map((it) => `line ${line}: ${it}`),
    );
    expect(mistakes).toEqual([]);
  });

  it("lists only inputs and outputs that exist", () => {
    const action = /^actions\/([^/]+)\//.exec(path)?.[1];
    expect(findUnknownNames(markdown, action === undefined ? listActions() : [action])).toEqual([]);
  });
});

describe("the documents", () => {
  it("are those that a reader looks for", () => {
    const expected = ["README", "CONTRIBUTING", "SECURITY", "CHANGELOG", "docs/ARCHITECTURE"];
    expect(DOCUMENTS).toEqual(expect.arrayContaining(expected.map((name) => `${name}.md`)));
    expect(readText("LICENSE")).toContain("Apache License");
  });

  it("explain every runtime dependency", () => {
    const { dependencies } = JSON.parse(readText("package.json"));
    const [table] = readTables(readText("docs/dependencies.md"));
    const explained = (table?.rows ?? []).map(([name = ""]) => name.replaceAll("`", ""));
    expect(explained.sort()).toEqual(Object.keys(dependencies).sort());
  });

  it("list the pins that the workflows use", () => {
    const pins = listFiles("examples/*.yml", ".github/workflows/*.yml").flatMap((path) =>
      Array.from(readText(path).matchAll(/uses: ([\w-]+\/[\w-]+)\S*@([0-9a-f]{40}) # (v\S+)/g), (match) =>
        match.slice(1).join(" "),
      ),
    );
    const table = readTables(readText("examples/README.md")).find(({ head }) => head.includes("SHA"));
    const listed = (table?.rows ?? []).map(([action, version, sha = ""]) =>
      [action, sha.replaceAll("`", ""), version].join(" "),
    );
    expect(listed.sort()).toEqual([...new Set(pins)].sort());
  });

  it("explain every decision that the planner makes", () => {
    const union = /type Decision =([^;]+);/.exec(readText("packages/plan/src/types.ts"))?.[1] ?? "";
    const decisions = Array.from(union.matchAll(/"([^"]+)"/g), ([, decision = ""]) => decision);
    const table = readTables(readText("docs/troubleshooting.md")).find(({ head }) => head[0] === "Decision");
    const explained = (table?.rows ?? []).map(([decision = ""]) => decision.replaceAll("`", ""));
    expect(decisions.length).toBeGreaterThan(0);
    expect(explained.sort()).toEqual(decisions.sort());
  });

  it("have their commands run by CI", () => {
    const commands = readFences(readText("README.md"))
      .filter(({ language, text }) => language === "sh" && text.includes("npm "))
      .map(({ text }) => `- run: ${text.trim()}`);
    const workflow = readText(".github/workflows/ci.yml");
    expect(commands).toHaveLength(2);
    expect(commands.filter((command) => !workflow.includes(command))).toEqual([]);
  });
});

describe("the checks find", () => {
  it.each([
    ["a file that is not there", "[x](nowhere.md)", ["nowhere.md"]],
    ["a heading that is not there", "# Here\n[x](#there)", ["#there"]],
    [
      "a heading that another file does not have",
      "[x](docs/troubleshooting.md#nope)",
      ["docs/troubleshooting.md#nope"],
    ],
    [
      "nothing wrong in links that lead somewhere",
      "# A b's\n[x](#a-bs) [y](LICENSE) [z](docs/troubleshooting.md#401)",
      [],
    ],
    ["nothing in code", "`[x](y.md)`\n\n```yaml\n[x](y.md)\n```\n", []],
  ])("%s", (_, markdown, expected) => {
    expect(findDeadLinks("README.md", markdown)).toEqual(expected);
  });

  it("YAML that does not parse, and an input or action that is not there", () => {
    expect(findYamlMistakes("a: [")).not.toEqual([]);
    expect(findYamlMistakes(step("check-base-digest", "image"))).toEqual([]);
    expect(findYamlMistakes(step("check-base-digest", "imagge"))).toEqual([
      "check-base-digest: no input imagge",
    ]);
    expect(findYamlMistakes(step("check-nothing", "x"))).toEqual(["check-nothing: no such action"]);
    expect(findYamlMistakes("- name: app\n  registri: x\n  repository: y\n").join()).toContain("registri");
  });

  it("a name in a table that is not there", () => {
    const unknown = [table("Input", "imagge"), table("Output", "digestt")].join("\n");
    const known = [table("Input", "image"), table("Output", "digest"), table("Key", "imagge")].join("\n");
    expect(findUnknownNames(unknown, ["check-base-digest"])).toEqual(["Input imagge", "Output digestt"]);
    expect(findUnknownNames(known, ["check-base-digest"])).toEqual([]);
  });
});

function step(action: string, input: string): string {
  return `- uses: basewatch/basewatch/actions/${action}@v1\n  with:\n    ${input}: x\n`;
}

function table(head: string, name: string): string {
  return `| ${head} | Meaning |\n| --- | --- |\n| \`${name}\` | x |\n`;
}
