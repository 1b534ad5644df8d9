import { readFileSync } from "node:fs";
import { readTables } from "../layout/markdown.ts";
import type { GivenAnswer } from "./answers.ts";
import { BUILT } from "./buildah/built.ts";
import { REMEMBERED } from "./remembered.ts";
import { NUMBERED } from "./simulated.ts";
import type { RightAnswer } from "./situation.ts";

/** Where the page of results is. */
export const PAGE = new URL("../../docs/accuracy.md", import.meta.url);

/** The parts of the page that are written by the suite, by the name in their markers. */
export type Section = "scores" | "simulated" | "remembered" | "built" | "tools";

/** What other tools said, as other-tools.ts keeps it. */
export interface OtherAnswers {
  /** A day, `2026-01-31`. */
  readonly askedOn: string;
  readonly tools: readonly { readonly name: string; readonly version: string; readonly way: string }[];
  /** Verdicts by situation and tool. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const OTHERS: OtherAnswers = JSON.parse(
  readFileSync(new URL("other-tools.json", import.meta.url), "utf8"),
);

const OURS = "check-base-digest";
const BEFORE = ["Situation", "How it was made", "Right"] as const;
const HEAD = [...BEFORE, OURS, ...OTHERS.tools.map(({ name }) => name)];

type Given = ReadonlyMap<string, GivenAnswer>;
type Row = {
  readonly id: string;
  readonly situation: Readonly<Record<"name" | "made", string>> & { readonly right: RightAnswer };
};

/** The tables of what was made in-process, one for each subject. */
export function renderSimulated(given: Given): string {
  const subjects = [...new Set(NUMBERED.map(({ about }) => about))];
  return subjects
    .map(
      (about) =>
        `### ${about}\n\n${table(
          NUMBERED.filter((each) => each.about === about),
          given,
        )}`,
    )
    .join("\n\n");
}

/** The table of what buildah made. */
export function renderBuilt(given: Given): string {
  return table(BUILT, given);
}

/** The table of what was checked again and again. */
export function renderRemembered(given: Given): string {
  const rows = REMEMBERED.map(({ id, situation: { name, made, checks } }) => {
    const right: RightAnswer = checks.at(-1)?.right ?? { verdict: "unknown" };
    return { id, situation: { name, made, right } };
  });
  return table(rows, given);
}

/** How often each tool was right, counted over the tables of a page. */
export function renderScores(page: string): string {
  const rows = readTables(page)
    .filter(({ head }) => head.join() === HEAD.join())
    .flatMap((each) => each.rows);
  const lines = HEAD.slice(BEFORE.length).map((tool, place) => {
    const counts = { right: 0, unknown: 0, wrong: 0 };
    for (const row of rows) {
      const [right, said] = [verdictIn(row[2]), verdictIn(row[BEFORE.length + place])];
      counts[said === right ? "right" : said === "unknown" ? "unknown" : "wrong"] += 1;
    }
    const share = `${Math.floor((counts.right / rows.length) * 100)} %`;
    return `| ${tool} | ${counts.right} | ${share} | ${counts.unknown} | ${counts.wrong} |`;
  });
  const head = `| Tool | Right of ${rows.length} | Share | Undecided | Wrong |\n|---|--:|--:|--:|--:|`;
  return [head, ...lines].join("\n");
}

/** Which tools were asked, and how. */
export function renderTools(): string {
  const rows = OTHERS.tools.map(({ name, version, way }) => `| ${name} | ${version} | ${way} |`);
  return [`| Tool | Version | How it was asked, on ${OTHERS.askedOn} |`, "|---|---|---|", ...rows].join("\n");
}

/** What stands between a section's markers. Throws `RangeError` when a page lacks them. */
export function sectionOf(page: string, section: Section): string {
  const [, text] = pattern(section).exec(page) ?? [];
  if (text === undefined) throw new RangeError(`the page has no section ${section}`);
  return text.trim();
}

/** The page with another text between a section's markers. */
export function withSection(page: string, section: Section, text: string): string {
  return page.replace(pattern(section), () => `<!-- ${section}:start -->\n${text}\n<!-- ${section}:end -->`);
}

function pattern(section: Section): RegExp {
  return new RegExp(`<!-- ${section}:start -->\\n([\\s\\S]*?)<!-- ${section}:end -->`, "u");
}

function table(rows: readonly Row[], given: Given): string {
  const lines = rows.map(({ id, situation: { name, made, right } }) => {
    const others = OTHERS.tools.map((tool) => OTHERS.answers[name]?.[tool.name] ?? "");
    return line([name, made, verdictOf(right), answerOf(given.get(id)), ...others]);
  });
  return [line(HEAD), `|${"---|".repeat(HEAD.length)}`, ...lines].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function verdictOf({ verdict, decision }: Pick<RightAnswer, "verdict" | "decision">): string {
  return decision === undefined ? verdict : `${verdict}, \`${decision}\``;
}

function answerOf(given: GivenAnswer | undefined): string {
  if (given === undefined) return "no answer";
  const { verdict, decision, evidence, error } = given;
  const held = decision.startsWith("hold:") ? `, \`${decision}\`` : "";
  const why = [evidence, error === undefined ? undefined : `\`${error}\``].filter(
    (each) => each !== undefined,
  );
  return `${verdict}${held}${why.length === 0 ? "" : ` (${why.join(", ")})`}`;
}

/** The bare verdict at the beginning of a cell. */
function verdictIn(cell = ""): string {
  return /^\w+/u.exec(cell)?.[0] ?? "";
}
