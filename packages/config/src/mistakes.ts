import { Failure, listFailures, nearestName } from "@basewatch/failure";
import type * as z from "zod/mini";
import { quote } from "./quotation.ts";
import type { ValuePath } from "./yaml-document.ts";

/** Something wrong at a place of the file. */
export interface Mistake {
  readonly place: ValuePath;
  /** What is wrong, as it stands behind the place: `unknown key, did you mean rebuildDelay?`. */
  readonly text: string;
  readonly code: string;
  readonly hint: string | undefined;
}

/** The keys that each kind of map may have. */
export interface KnownKeys {
  readonly file: readonly string[];
  readonly defaults: readonly string[];
  readonly image: readonly string[];
  readonly source: readonly string[];
  readonly window: readonly string[];
  readonly registry: readonly string[];
  readonly mirror: readonly string[];
}

type Issue = z.core.$ZodIssue;

/** How what a schema expects is written, by zod's name for it. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ["string", "Write it behind the key, in quotes where it looks like something else"],
  ["number", "Write a number, without quotes"],
  ["boolean", "Write true or false, without quotes"],
  ["array", "Write it as a list, [a, b]"],
  ["object", "Write it as a map, key: value"],
  ["record", "Write it as a map, key: value"],
]);

/** What schema issues mean for the person who wrote `value`, which is at the place `above`. */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  known: KnownKeys,
  above: ValuePath = [],
): readonly Mistake[] {
  return issues.flatMap((issue) =>
    explainIssue(issue, [...above, ...issue.path], valueAt(value, issue.path), known),
  );
}

/** A place for people: `images[3].source.buildArgs["a b"]`. */
export function formatPlace(place: ValuePath): string {
  const parts = place.map((segment) => {
    if (typeof segment === "number") return `[${segment}]`;
    const name = String(segment);
    return /^[\w-]+$/u.test(name) ? `.${name}` : `[${quote(name)}]`;
  });
  return parts.join("").replace(/^\./u, "");
}

function explainIssue(issue: Issue, place: ValuePath, value: unknown, known: KnownKeys): readonly Mistake[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ place: [...place, key], ...explainKey(key, place, known) }));
  }
  if (issue.code === "invalid_key") return explainIssues(issue.issues, undefined, known, place);
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find(([first]) => first !== undefined && !isOtherType(first));
    if (meant !== undefined) return explainIssues(meant, value, known, place);
  }
  if (issue.code === "custom" && issue.params?.["failure"] instanceof Failure) {
    return listFailures(issue.params["failure"]).map(({ message, code, hint }) => ({
      place,
      text: message,
      code,
      hint,
    }));
  }
  return [{ place, ...explainValue(issue, value) }];
}

/** Whether a branch of a union failed at once, so that it cannot be what was meant. */
function isOtherType(issue: Issue): boolean {
  return ["invalid_type", "invalid_value"].includes(issue.code) && issue.path.length === 0;
}

type Explanation = Omit<Mistake, "place">;

function explainKey(key: string, place: ValuePath, known: KnownKeys): Explanation {
  const names = keysAt(place, known);
  const code = "config.unknown-key";
  const hint = `Known keys: ${names.join(", ")}`;
  if (key === "<<")
    return { text: "YAML 1.2 has no merge keys", code, hint: "Put what is shared under defaults" };
  if (names === known.image || names === known.defaults) {
    if (known.source.includes(key)) return { text: `unknown key, did you mean source.${key}?`, code, hint };
    if (known.window.includes(key))
      return { text: `unknown key, did you mean rebuildWindow.${key}?`, code, hint };
  }
  const nearest = nearestName(key, names);
  return {
    text: nearest === undefined ? "unknown key" : `unknown key, did you mean ${nearest}?`,
    code,
    hint,
  };
}

function keysAt(place: ValuePath, known: KnownKeys): readonly string[] {
  if (place.length === 0) return known.file;
  if (place.at(-1) === "source") return known.source;
  if (place.at(-1) === "rebuildWindow") return known.window;
  if (place[0] === "registries") return place.length === 3 ? known.mirror : known.registry;
  return place[0] === "defaults" ? known.defaults : known.image;
}

function explainValue(issue: Issue, value: unknown): Explanation {
  if (value === undefined) return { text: "missing", code: "config.missing-key", hint: "Add it" };
  if (issue.code === "invalid_value" && typeof value === "string")
    return explainChoice(value, issue.values.map(String));
  const isEmpty = issue.code === "too_small" && issue.origin !== "number";
  return {
    text: isEmpty ? issue.message : `${issue.message}, not ${quote(value)}`,
    code: "config.value",
    hint:
      value === null
        ? "Give it a value, or leave the key out"
        : FORMS.get(issue.code === "invalid_type" ? issue.expected : ""),
  };
}

function explainChoice(value: string, choices: readonly string[]): Explanation {
  const nearest = nearestName(value, choices);
  const text = `unknown value ${quote(value)}${nearest === undefined ? "" : `, did you mean ${nearest}?`}`;
  return {
    text,
    code: "config.value",
    hint: `Use one of ${choices.join(", ")}`,
  };
}

function valueAt(value: unknown, place: ValuePath): unknown {
  let found = value;
  for (const segment of place) {
    found =
      typeof found === "object" && found !== null
        ? Object.getOwnPropertyDescriptor(found, segment)?.value
        : undefined;
  }
  return found;
}
