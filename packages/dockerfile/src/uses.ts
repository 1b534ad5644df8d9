import { formatPlatform, formatReference, type Platform } from "@basewatch/image";
import type { UsedPlatform } from "./stage-platform.ts";
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
  const groups = new Map<string, { readonly site: Site; readonly used: UsedPlatform[] }>();
  for (const site of sites.flat().sort((left, right) => left.line - right.line)) {
    const key = `${site.line} ${site.role} ${formatReference(site.reference)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { site, used: [site.used] });
    else group.used.push(site.used);
  }
  const uses = new Map<string, BaseUse>();
  for (const { site, used } of groups.values()) {
    const { reference, role, line } = site;
    const platforms = mergePlatforms(used, targets);
    const any = used.some(({ platform }) => platform === undefined);
    const key = `${role} ${formatReference(reference)} ${platforms?.map(formatPlatform).join()} ${any}`;
    const use = { reference, role, line, platforms, ...(any ? { anyPlatform: true as const } : {}) };
    if (!uses.has(key)) uses.set(key, use);
  }
  return [...uses.values()];
}

/** The platforms that one instruction uses an image at; `undefined` for all targets alike, and when one cannot be told. */
function mergePlatforms(
  used: readonly UsedPlatform[],
  targets: readonly Platform[],
): readonly Platform[] | undefined {
  const platforms = new Map<string, Platform>();
  for (const { platform } of used) {
    if (platform === undefined) return undefined;
    platforms.set(formatPlatform(platform), platform);
  }
  const isEveryTarget = targets.every((target) => platforms.has(formatPlatform(target)));
  return isEveryTarget && !used.some(({ isFixed }) => isFixed) ? undefined : [...platforms.values()];
}
