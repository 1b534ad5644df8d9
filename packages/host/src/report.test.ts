import { Failure } from "@basewatch/failure";
import { createRedactor } from "@basewatch/redaction";
import { describe, expect, test } from "vitest";
import { describeError, describeFailure } from "./index.ts";

const redactor = createRedactor();
redactor.hide("hunter2hunter2");

describe("describeFailure", () => {
  test("what failed, then what to do", () => {
    expect(describeFailure(new Failure("it broke", { code: "a.b", hint: "Mend it." }))).toBe(
      "it broke · Mend it.",
    );
    expect(describeFailure(new Failure("it broke", { code: "a.b" }))).toBe("it broke");
  });

  test("stays one line, whatever is in it", () => {
    expect(describeFailure(new Failure("two\nlines\r::error::x", { code: "a.b" }))).toBe(
      "two\\u{a}lines\\u{d}::error::x",
    );
  });
});

describe("describeError", () => {
  test("a failure has a line and no stack", () => {
    expect(describeError(new Failure("it broke", { code: "a.b" }), redactor)).toEqual({
      lines: ["it broke"],
    });
  });

  test("several have a line each", () => {
    const details = ["one", "two"].map((message) => new Failure(message, { code: "a.b" }));
    expect(describeError(new Failure("all", { code: "a.all", details }), redactor).lines).toEqual([
      "one",
      "two",
    ]);
  });

  test("a defect says so, with its stack apart", () => {
    const { lines, stack } = describeError(new TypeError("x is undefined"), redactor);
    expect(lines).toEqual([
      "This is a defect in Basewatch: TypeError: x is undefined · Please report it with the lines below.",
    ]);
    expect(stack).toContain("report.test.ts");
  });

  test("whatever is thrown gets a line", () => {
    expect(describeError("text", redactor)).toEqual({
      lines: ["This is a defect in Basewatch: text · Please report it with the lines below."],
      stack: "(no stack)",
    });
  });

  test("secrets are in neither", () => {
    expect(JSON.stringify(describeError(new Error("hunter2hunter2"), redactor))).not.toContain(
      "hunter2hunter2",
    );
    expect(describeError(new Failure("hunter2hunter2", { code: "a.b" }), redactor).lines).toEqual(["***"]);
  });
});
