import { Failure, nearestName } from "@basewatch/failure";
import { type Platform, parseReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import { Budget } from "./budget.ts";
import { type Directives, readDirectives } from "./directives.ts";
import { FailureList, failureOf } from "./failures.ts";
import { listContexts } from "./image-names.ts";
import { readInstructions } from "./instructions.ts";
import { type Recipe, readRecipe } from "./recipe.ts";
import { buildScope } from "./scope.ts";
import { findSites } from "./stages.ts";
import type { BaseUse, BuildOptions, DockerfileBases } from "./types.ts";
import { mergeSites } from "./uses.ts";

/** Far above any Dockerfile that a person writes. */
const MAX_LENGTH = 1024 * 1024;
const DEFAULT_BUILDER: Platform = { os: "linux", architecture: "amd64" };
/** No platform of this name can be asked for, so that nothing matches it by chance. */
const PROBE: Platform = { os: "no-os", architecture: "no-architecture", variant: "no-variant" };

/**
 * The images that building a Dockerfile needs, by the rules of BuildKit's frontend, ordered by line
 * (https://docs.docker.com/reference/dockerfile/). Never throws: what is wrong with the Dockerfile is in `errors`, and stages that
 * the build does not need are not looked at for images. Takes time linear in the text's length, up to 1 MiB.
 */
export function readBaseImages(text: string, options: BuildOptions): DockerfileBases {
  const failures = new FailureList();
  let uses: readonly BaseUse[] = [];
  try {
    checkText(text);
    const lines = text.replace(/^\uFEFF/u, "").split("\n");
    const directives = readDirectives(lines, failures);
    uses = readFrontend(directives, options, failures);
    uses = [...uses, ...readStageUses(lines, directives.escape, options, failures)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    failures.keep(error);
  }
  return { uses, errors: failures.all };
}

function readStageUses(
  lines: readonly string[],
  escapeSign: string,
  options: BuildOptions,
  failures: FailureList,
): readonly BaseUse[] {
  const reading = { escape: escapeSign, budget: new Budget(), failures };
  const recipe = readRecipe(readInstructions(lines, reading), escapeSign, failures);
  const target = findTarget(recipe, options.stage);
  const buildPlatform = options.buildPlatform ?? DEFAULT_BUILDER;
  const stageName = recipe.stages[target]?.name;
  const setting = { ...reading, buildArgs: options.buildArgs, buildPlatform, stageName };
  const contexts = listContexts(options.namedContexts ?? []);
  const targets = options.platforms.length > 0 ? options.platforms : [buildPlatform];
  const probe = buildScope(recipe, PROBE, { ...setting, failures: new FailureList() });
  const sites = targets.map((platform) => {
    const scope = buildScope(recipe, platform, setting);
    const otherBuilder =
      options.buildPlatform === undefined
        ? buildScope(recipe, platform, { ...setting, buildPlatform: PROBE, failures: new FailureList() })
        : undefined;
    return findSites({ recipe, contexts, target: platform, scope, probe, otherBuilder, setting }, target);
  });
  return mergeSites(sites, targets);
}

function checkText(text: string): void {
  if (text.length > MAX_LENGTH)
    throw new Failure(`the Dockerfile is ${text.length} characters long`, {
      code: "dockerfile.size",
      hint: `At most ${MAX_LENGTH} are read: check that this file is a Dockerfile`,
    });
  if (text.trim() === "")
    throw new Failure("the Dockerfile is empty", {
      code: "dockerfile.empty",
      hint: "Check its path and branch",
    });
}

/** The image of the frontend that BuildKit parses the file with: that of the build argument, else of the directive. */
function readFrontend(
  { syntax }: Directives,
  options: BuildOptions,
  failures: FailureList,
): readonly BaseUse[] {
  const given = options.buildArgs["BUILDKIT_SYNTAX"]?.trim().split(/\s/u, 1)[0];
  const image = given || syntax?.image;
  if (image === undefined) return [];
  const line = syntax?.line ?? 1;
  try {
    return [{ reference: parseReference(image), role: "syntax", line, platforms: undefined }];
  } catch (error) {
    failures.wrap(line, failureOf(error), "dockerfile.reference", `# syntax=${image}`);
    return [];
  }
}

/** The index of the stage that is built: by its name or number, else the last one. */
function findTarget(recipe: Recipe, stage: string | undefined): number {
  if (recipe.stages.length === 0)
    throw new Failure("the Dockerfile has no FROM", {
      code: "dockerfile.stage",
      hint: "Start a stage with FROM image",
    });
  if (!stage) return recipe.stages.length - 1;
  const index = /^\d+$/u.test(stage) ? Number(stage) : recipe.byName.get(stage.toLowerCase());
  if (index !== undefined && index < recipe.stages.length) return index;
  throw missingStage(stage, [...recipe.byName.keys()]);
}

function missingStage(stage: string, names: readonly string[]): Failure {
  const nearest = nearestName(stage, names);
  const known = names.length === 0 ? "has no named stages" : `has ${printable(names.join(", "))}`;
  return new Failure(`there is no stage "${printable(stage)}": the Dockerfile ${known}`, {
    code: "dockerfile.target",
    hint:
      nearest === undefined
        ? "Name one of its stages, or none to build the last one"
        : `Did you mean ${nearest}?`,
  });
}
