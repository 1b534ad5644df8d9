import { formatPlatform, formatReference, type Platform } from "@basewatch/image";
import type { Site } from "./stages.ts";
import type { BaseUse } from "./types.ts";

/**
 * Folds what the builds of the target platforms need, one list per target in the targets' order, into uses: an image
 * that every target uses for itself is one use without platforms, and equal uses are one, that of the first line.
 */
export function mergeSites(
  sites: readonly (readonly Site[])[],
  targets: readonly Platform[],
): readonly BaseUse[] {
  const groups = Map.groupBy(
    sites.flat(),
    (site) => `${site.line} ${site.role} ${formatReference(site.reference)}`,
  );
  const uses = new Map<string, BaseUse>();
  for (const [first, ...rest] of [...groups.values()].sort((left, right) => lineOf(left) - lineOf(right))) {
    if (first === undefined) continue;
    const platforms = mergePlatforms([first, ...rest], targets);
    const key = `${first.role} ${formatReference(first.reference)} ${platforms?.map(formatPlatform).sort().join()}`;
    if (!uses.has(key))
      uses.set(key, { reference: first.reference, role: first.role, line: first.line, platforms });
  }
  return [...uses.values()];
}

function lineOf(group: readonly Site[]): number {
  return group[0]?.line ?? 0;
}

/** The platforms that one instruction uses an image at; `undefined` for all targets alike, and when one cannot be told. */
function mergePlatforms(
  group: readonly Site[],
  targets: readonly Platform[],
): readonly Platform[] | undefined {
  const platforms = new Map<string, Platform>();
  for (const { used } of group) {
    if (used.platform === undefined) return undefined;
    platforms.set(formatPlatform(used.platform), used.platform);
  }
  const isEveryTarget = targets.every((target) => platforms.has(formatPlatform(target)));
  return isEveryTarget && !group.some(({ used }) => used.isFixed) ? undefined : [...platforms.values()];
}
