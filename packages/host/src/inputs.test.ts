import { listFailures } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { listIgnoredInputs, parseInputs } from "./index.ts";

const schema = z.object({
  config: z.string().check(z.minLength(1, "is missing")),
  "rebuild-delay": z.pipe(
    z.string(),
    z.transform((value, context) => {
      if (value !== "soon") return value;
      context.issues.push({
        code: "custom",
        message: '"soon" is no duration',
        params: { hint: "Write 7d." },
        input: value,
      });
      return z.NEVER;
    }),
  ),
});

const read = (values: Readonly<Record<string, string>>) => (name: string) => values[name] ?? "";

function failuresOf(values: Readonly<Record<string, string>>, given: readonly string[] = []) {
  try {
    parseInputs(schema, read(values), given);
  } catch (error) {
    return listFailures(error).map(({ message, hint, code }) => ({ message, hint, code }));
  }
  return [];
}

describe("parseInputs", () => {
  test("yields what the schema makes of them", () => {
    expect(parseInputs(schema, read({ config: "images.yaml" }), ["config"])).toEqual({
      config: "images.yaml",
      "rebuild-delay": "",
    });
  });

  test("names the input and keeps the hint", () => {
    expect(failuresOf({ config: "x", "rebuild-delay": "soon" })).toEqual([
      { message: 'rebuild-delay: "soon" is no duration', hint: "Write 7d.", code: "input.invalid" },
    ]);
  });

  test("reports every mistake at once, misspelt names first", () => {
    expect(failuresOf({ "rebuild-delay": "soon" }, ["confg"]).map((failure) => failure.message)).toEqual([
      "confg: unknown input, did you mean config?",
      "config: is missing",
      'rebuild-delay: "soon" is no duration',
    ]);
  });

  test("a misspelt name fails even where everything else is right", () => {
    expect(failuresOf({ config: "x" }, ["config", "rebuild-dealy"])).toEqual([
      {
        message: "rebuild-dealy: unknown input, did you mean rebuild-delay?",
        hint: 'Rename it to rebuild-delay in the step\'s "with".',
        code: "input.unknown",
      },
    ]);
  });

  test("an issue of the whole has no name before it", () => {
    const whole = z.object({ a: z.string() }).check((context) => {
      context.issues.push({ code: "custom", message: "a contradicts itself", input: context.value });
    });
    expect(() => parseInputs(whole, () => "x", [])).toThrow(/^a contradicts itself$/u);
  });
});

test("listIgnoredInputs names what resembles no input", () => {
  expect(listIgnoredInputs(schema, ["config", "confg", "shard"])).toEqual(["shard"]);
});
