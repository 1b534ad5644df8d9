import { Failure } from "@basewatch/failure";
import type { ImageReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import { failureOf } from "./failures.ts";
import { type ContextNames, isContext, readImage } from "./image-names.ts";
import type { Recipe, Source, Stage } from "./recipe.ts";
import type { Scope, Setting } from "./scope.ts";
import { type Link, linkSource } from "./sources.ts";
import { type PlatformView, resolvePlatform, type UsedPlatform } from "./stage-platform.ts";

/** One image that the build of one target platform needs. */
export interface Site {
  readonly role: "runtime" | "build" | "copy" | "mount";
  readonly reference: ImageReference;
  readonly line: number;
  readonly used: UsedPlatform;
}

/** A Dockerfile as it is when one target platform is built. */
export interface View extends PlatformView {
  readonly recipe: Recipe;
  readonly contexts: ContextNames;
}

/** A trigger is read anew in each stage that is built on its own, which costs about as much as looking at so many characters. */
const TRIGGER_STEPS = 50;

/**
 * The images that the stage at index `target` needs, and all stages that it is built from or takes files from; other
 * stages are not built (https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit).
 */
export function findSites(view: View, target: number): readonly Site[] {
  const { recipe, setting } = view;
  const bases = linkBases(view);
  const root = findRoot(bases, target);
  const sites: Site[] = [];
  const needed = new Set([target]);
  // A set yields what is added while it is walked through.
  for (const index of needed) {
    const stage = recipe.stages[index];
    if (stage === undefined || isReplaced(stage, view)) continue;
    const base = unwrap(bases[index], stage.line, setting, `FROM ${stage.base}`);
    if (base !== undefined && "stage" in base) needed.add(base.stage);
    else if (base !== undefined) addBase(sites, stage, base, index === root, view);
    // A stage that is built on another runs its triggers; those of an image are in no Dockerfile.
    const triggers = base !== undefined && "stage" in base ? recipe.stages[base.stage]?.triggers : undefined;
    setting.budget.spend((triggers?.length ?? 0) * TRIGGER_STEPS);
    for (const source of [...(triggers ?? []), ...stage.sources]) {
      const linked = attempt(() => linkSource(source, index, recipe));
      const link = unwrap(linked, source.line, setting);
      if (link !== undefined && "stage" in link) needed.add(link.stage);
      else if (link !== undefined) addSource(sites, source, link, view);
    }
  }
  return sites;
}

/** Where each stage's `FROM` leads: a name is looked for among the stages before it alone, so FROM node AS node is the image. */
function linkBases(view: View): readonly (Link | Failure | undefined)[] {
  const byName = new Map<string, number>();
  return view.recipe.stages.map((stage, index) => {
    const link = isReplaced(stage, view) ? undefined : attempt(() => linkBase(stage, byName, view.scope));
    if (stage.name !== undefined) byName.set(stage.name, index);
    return link;
  });
}

function linkBase(stage: Stage, byName: ReadonlyMap<string, number>, scope: Scope): Link | undefined {
  if (stage.base === undefined) return undefined;
  const { text, missing } = scope.expand(stage.base);
  const index = byName.get(text.toLowerCase());
  return index === undefined ? { image: text, missing } : { stage: index };
}

/** The stage at the end of the target's chain of `FROM`s. */
function findRoot(bases: readonly (Link | Failure | undefined)[], target: number): number {
  let root = target;
  for (let base = bases[root]; base !== undefined && "stage" in base; base = bases[root]) root = base.stage;
  return root;
}

/** A context of a stage's name takes the place of the whole stage. */
function isReplaced(stage: Stage, view: View): boolean {
  return isContext(stage.name, view.contexts);
}

function addBase(sites: Site[], stage: Stage, link: ImageLink, isRoot: boolean, view: View): void {
  const reference = tryImage(`FROM ${stage.base}`, link, stage.line, view);
  if (reference === undefined) return;
  const role = isRoot ? "runtime" : "build";
  sites.push({ role, reference, line: stage.line, used: resolvePlatform(stage, view) });
}

// BuildKit pulls these for the target's platform, also in a stage that has another one.
function addSource(sites: Site[], { role, from, line }: Source, link: ImageLink, view: View): void {
  const reference = tryImage(`from=${from}`, link, line, view);
  if (reference === undefined) return;
  sites.push({ role, reference, line, used: { platform: view.target, isFixed: false } });
}

type ImageLink = Exclude<Link, { readonly stage: number }>;

function tryImage(written: string, link: ImageLink, line: number, view: View): ImageReference | undefined {
  try {
    return readImage(link.image, view.contexts);
  } catch (error) {
    const cause = failureOf(error);
    // One name would do, and a hostile text has thousands.
    const hint =
      link.missing
        .slice(0, 3)
        .map((name) => hintAt(name, view.recipe))
        .join(". ") || cause.hint;
    const failure = new Failure(cause.message, { code: "dockerfile.reference", hint, cause });
    view.setting.failures.wrap(line, failure, failure.code, written);
    return undefined;
  }
}

function hintAt(name: string, recipe: Recipe): string {
  const variable = printable(name);
  if (recipe.globalArgs.has(name)) return `ARG ${variable} has no default: pass ${variable} in build-args`;
  if (recipe.stageArgs.has(name)) return `ARG ${variable} belongs to a stage: move it before the first FROM`;
  return `${variable} is not declared: add ARG ${variable} before the first FROM`;
}

function attempt<Result>(link: () => Result): Result | Failure {
  try {
    return link();
  } catch (error) {
    return failureOf(error);
  }
}

/** The link; its failure is reported only now, since the stages that are not needed may have any. */
function unwrap(
  link: Link | Failure | undefined,
  line: number,
  setting: Setting,
  written?: string,
): Link | undefined {
  if (!(link instanceof Failure)) return link;
  setting.failures.wrap(line, link, link.code, written);
  return undefined;
}
