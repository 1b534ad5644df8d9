import * as z from "zod/mini";
import type { Field } from "../fields.ts";

/** What a field makes of a text: its value, or the messages and hints of its issues, `message · hint`. */
export function readField<Value>(field: Field<Value>, text: string): Value | readonly string[] {
  const result = z.safeParse(field, text);
  return result.success ? result.data : describeIssues(result.error.issues);
}

/** The issues of a parse as a person would read them: `path: message · hint`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return issues.map((issue) => {
    const hint: unknown = "params" in issue ? issue.params?.["hint"] : undefined;
    const path = issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
    return `${path}${issue.message}${typeof hint === "string" ? ` · ${hint}` : ""}`;
  });
}
