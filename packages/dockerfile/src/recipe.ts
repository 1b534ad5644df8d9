import { printable } from "@basewatch/redaction";
import { type FailureList, failureOf } from "./failures.ts";
import { splitArguments, splitFlags } from "./flags.ts";
import type { Instruction } from "./instructions.ts";
import { readMountSource } from "./mounts.ts";

/** One `NAME` or `NAME=value` of an `ARG`. */
export interface Argument {
  readonly name: string;
  /** The default as it is written; `undefined` when it has none. */
  readonly value: string | undefined;
  readonly line: number;
}

/** Something that a stage takes files from: the text of `COPY --from=`, or of a mount's `from=`. */
export interface Source {
  readonly role: "copy" | "mount";
  readonly from: string;
  readonly line: number;
}

/** One build stage; texts as they are written, nothing expanded. */
export interface Stage {
  /** What `FROM` names; `undefined` when it is too malformed to tell. */
  readonly base: string | undefined;
  readonly platform: string | undefined;
  /** In lower case. */
  readonly name: string | undefined;
  readonly line: number;
  readonly sources: Source[];
  /** What its `ONBUILD` triggers take files from, in the stages that are built on it. */
  readonly triggers: Source[];
}

/** The parts of a Dockerfile that decide which images it needs. */
export interface Recipe {
  /** The arguments before the first `FROM`, which alone reach `FROM`. */
  readonly args: readonly Argument[];
  readonly globalArgs: ReadonlySet<string>;
  /** Names that are declared within stages, to tell who expects them to reach `FROM`. */
  readonly stageArgs: ReadonlySet<string>;
  readonly stages: readonly Stage[];
  /** The index of the last stage of each name. */
  readonly byName: ReadonlyMap<string, number>;
}

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/u;
const STAGE_KEYWORDS: ReadonlySet<string> = new Set(
  "ADD CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

/** Sorts a Dockerfile's instructions into global arguments and stages; instructions that name no image are dropped. */
export function readRecipe(
  instructions: readonly Instruction[],
  escapeSign: string,
  failures: FailureList,
): Recipe {
  const args: Argument[] = [];
  const stageArgs = new Set<string>();
  const stages: Stage[] = [];
  for (const instruction of instructions) {
    const stage = stages.at(-1);
    if (instruction.keyword === "FROM") stages.push(readStage(instruction, failures));
    else if (instruction.keyword === "ARG")
      for (const argument of readArguments(instruction, escapeSign, failures))
        if (stage === undefined) args.push(argument);
        else stageArgs.add(argument.name);
    else if (stage !== undefined && instruction.keyword === "ONBUILD")
      stage.triggers.push(...readSources(readTrigger(instruction), failures));
    else if (stage !== undefined)
      for (const source of readSources(instruction, failures)) stage.sources.push(source);
    else if (STAGE_KEYWORDS.has(instruction.keyword)) reportEarly(instruction, failures);
  }
  const globalArgs = new Set(args.map(({ name }) => name));
  const byName = new Map(stages.flatMap(({ name }, index) => (name === undefined ? [] : [[name, index]])));
  return { args, globalArgs, stageArgs, stages, byName };
}

function reportEarly({ line, keyword }: Instruction, failures: FailureList): void {
  failures.add(line, `${keyword} comes before the first FROM`, {
    code: "dockerfile.stage",
    hint: "Only ARG can come before FROM",
  });
}

function readArguments(
  instruction: Instruction,
  escapeSign: string,
  failures: FailureList,
): readonly Argument[] {
  const words = splitArguments(instruction.text, escapeSign);
  if (words.length === 0 || words.some((word) => word.startsWith("=")))
    failures.add(instruction.line, `ARG ${printable(instruction.text)} has no name`, {
      code: "dockerfile.arg",
      hint: "Write ARG NAME or ARG NAME=default",
    });
  return words.map((word) => {
    const equals = word.indexOf("=");
    if (equals < 0) return { name: word, value: undefined, line: instruction.line };
    return { name: word.slice(0, equals), value: word.slice(equals + 1), line: instruction.line };
  });
}

function readStage(instruction: Instruction, failures: FailureList): Stage {
  const { line, text } = instruction;
  const [base, as, name, ...more] = text === "" ? [] : text.split(/\s+/u);
  const isNamed = name !== undefined && as?.toLowerCase() === "as" && more.length === 0;
  if (base === undefined)
    failures.add(line, "FROM names no image", { code: "dockerfile.from", hint: "Write FROM image" });
  else if (as !== undefined && !isNamed)
    failures.add(line, `FROM ${printable(text)} is neither one image nor an image AS a name`, {
      code: "dockerfile.from",
      hint: as.startsWith("#")
        ? "A comment needs a line of its own"
        : "Write FROM image, or FROM image AS name",
    });
  return {
    base,
    platform: readFlag(instruction, "platform", failures) || undefined,
    name: isNamed ? readStageName(name, line, failures) : undefined,
    line,
    sources: [],
    triggers: [],
  };
}

/** The instruction that an `ONBUILD` holds. */
function readTrigger({ line, text }: Instruction): Instruction {
  const [keyword = ""] = text.split(/\s/u, 1);
  const { flags, rest } = splitFlags(text.slice(keyword.length));
  return { keyword: keyword.toUpperCase(), flags, text: rest, line };
}

function readStageName(name: string, line: number, failures: FailureList): string | undefined {
  const lowered = name.toLowerCase();
  if (STAGE_NAME.test(lowered)) return lowered;
  failures.add(line, `"${printable(name)}" cannot name a stage`, {
    code: "dockerfile.from",
    hint: "A stage's name starts with a letter and holds letters, digits, hyphens, underscores and dots",
  });
  return undefined;
}

function readSources(instruction: Instruction, failures: FailureList): readonly Source[] {
  const { keyword, line } = instruction;
  if (keyword === "COPY") {
    const from = readFlag(instruction, "from", failures);
    return from ? [{ role: "copy", from, line }] : [];
  }
  if (keyword !== "RUN") return [];
  return instruction.flags.flatMap(({ name, value }) => {
    const from = name === "mount" ? tryMount(value ?? "", line, failures) : undefined;
    return from === undefined ? [] : [{ role: "mount", from, line }];
  });
}

function tryMount(value: string, line: number, failures: FailureList): string | undefined {
  try {
    return readMountSource(value);
  } catch (error) {
    failures.wrap(line, failureOf(error));
    return undefined;
  }
}

/** The value of a flag that an instruction can have once. */
function readFlag(instruction: Instruction, name: string, failures: FailureList): string | undefined {
  const found = instruction.flags.filter((flag) => flag.name === name);
  const isBare = found.some(({ value }) => value === undefined);
  if (isBare || found.length > 1)
    failures.add(
      instruction.line,
      `${instruction.keyword} --${name} ${isBare ? "has no value" : "is there twice"}`,
      {
        code: "dockerfile.flag",
        hint: `Write ${instruction.keyword} --${name}=value, once`,
      },
    );
  return found[0]?.value;
}
