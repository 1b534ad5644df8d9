import { combineFailures, Failure, listFailures } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { World } from "../action.ts";
import { parseInputMap } from "./input-map.ts";
import type { DispatchInputs } from "./inputs.ts";
import { collapseDuplicates, parseRebuilds, type RebuildEntry } from "./rebuilds.ts";
import { type Target, toSingleTarget, toTargets } from "./targets.ts";

/** What the inputs call for: the entries of `rebuilds` and its files, else the one workflow that they name. Throws `Failure` for what cannot be used. */
export async function readTargets(
  inputs: DispatchInputs,
  world: Pick<World, "environment" | "clock" | "random" | "files">,
): Promise<readonly Target[]> {
  const target = { inputs, explicit: await parseInputMap(inputs.inputs) };
  if (inputs.rebuilds === undefined && inputs["rebuilds-file"].length === 0)
    return [toSingleTarget(target, world)];
  const entries = [...(inputs.rebuilds ?? []), ...(await readFiles(inputs["rebuilds-file"], world.files))];
  return toTargets(collapseDuplicates(entries), target, world);
}

async function readFiles(
  patterns: readonly string[],
  files: World["files"],
): Promise<readonly RebuildEntry[]> {
  const entries: RebuildEntry[] = [];
  const failures: Failure[] = [];
  for (const pattern of patterns) {
    try {
      for (const path of await findFiles(pattern, files)) {
        const content = await files.read(path);
        entries.push(...parseRebuilds(content?.toString("utf8") ?? "", path));
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(...listFailures(error));
    }
  }
  if (failures.length > 0) throw combineFailures(failures, "several files are wrong", "rebuilds.shape");
  return entries;
}

async function findFiles(pattern: string, files: World["files"]): Promise<readonly string[]> {
  if ((await files.read(pattern).catch(() => undefined)) !== undefined) return [pattern];
  const found = await files.glob(pattern);
  if (found.length > 0) return found;
  throw new Failure(`rebuilds-file: no file matches ${printable(pattern)}`, {
    code: "rebuilds.no-file",
    hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded.",
  });
}
