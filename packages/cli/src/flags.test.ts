import { describe, expect, test } from "vitest";
import { parseFlags } from "./flags.ts";

const NAMES = ["config", "force", "dry-run", "reason", "resolve-digests"];
const parse = (...args: readonly string[]) => parseFlags(args, NAMES, ["json", "help"]);

describe("parseFlags", () => {
  test.each<readonly [readonly string[], Readonly<Record<string, string>>]>([
    [["--config", "images.yaml"], { config: "images.yaml" }],
    [["--config=images.yaml"], { config: "images.yaml" }],
    [["--force"], { force: "true" }],
    [["--resolve-digests", "--config", "x"], { "resolve-digests": "true", config: "x" }],
    [["--force=true"], { force: "true" }],
    [["--force=false"], { force: "false" }],
    [["--no-dry-run"], { "dry-run": "false" }],
    [["--force", "--reason", "a b"], { force: "true", reason: "a b" }],
    [["--reason=true"], { reason: "true" }],
    [[], {}],
  ])("%j", (args, inputs) => {
    expect(parse(...args).inputs).toEqual(inputs);
  });

  test("the command line's own switches are no inputs", () => {
    const flags = parse("--json", "--config", "x", "app");
    expect([...flags.switches]).toEqual(["json"]);
    expect(flags.inputs).toEqual({ config: "x" });
    expect(flags.positionals).toEqual(["app"]);
  });

  test.each([
    [["--confg", "x"], "--confg: unknown flag", "Did you mean --config?"],
    [["--no-forse"], "--no-forse: unknown flag", "See --help."],
    [["--something-else=1"], "--something-else: unknown flag", "See --help."],
    [["--config"], "Option '--config <value>' argument missing", "See --help."],
  ])("%j is refused", (args, message, hint) => {
    let thrown: unknown;
    try {
      parse(...args);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "cli.usage", message, hint });
  });
});
