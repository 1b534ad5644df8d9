import { normalisePlatform } from "./platform.ts";
import type { Platform } from "./types.ts";

/**
 * Whether two platforms are the same, whatever their spelling. Windows versions are compared down to the build
 * (`10.0.20348`), and only where both sides name one.
 */
export function samePlatform(left: Platform, right: Platform): boolean {
  const [one, other] = [normalisePlatform(left), normalisePlatform(right)];
  return (
    one.os === other.os &&
    one.architecture === other.architecture &&
    one.variant === other.variant &&
    sameBuild(one.osVersion, other.osVersion)
  );
}

/**
 * The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
 * arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
 */
export function selectPlatform<T extends Platform>(
  wanted: Platform,
  candidates: readonly T[],
): T | undefined {
  for (const runnable of runnablePlatforms(normalisePlatform(wanted))) {
    const found = candidates.find((candidate) => samePlatform(runnable, candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}

function sameBuild(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || buildOf(left) === buildOf(right);
}

function buildOf(version: string): string {
  return version.split(".", 3).join(".");
}

/** What runs on a platform, best first, the platform itself included. */
function runnablePlatforms(platform: Platform): readonly Platform[] {
  const { architecture, variant, ...rest } = platform;
  const level = Number(/^v(\d)$/u.exec(variant ?? "")?.[1] ?? 0);
  const older = (name: string, from: number, to: number): Platform[] =>
    countDown(from, to).map((number) => ({ ...rest, architecture: name, variant: `v${number}` }));
  if (architecture === "amd64")
    return [platform, ...older("amd64", level - 1, 1), { ...rest, architecture: "386" }];
  if (architecture === "arm") return [platform, ...older("arm", level - 1, 5)];
  if (architecture === "arm64") return [platform, ...older("arm64", level - 1, 8), ...older("arm", 8, 5)];
  return [platform];
}

function countDown(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}
