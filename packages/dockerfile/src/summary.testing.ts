import { formatPlatform, formatReference, type Platform, parsePlatform } from "@basewatch/image";
import { readBaseImages } from "./bases.ts";
import type { BuildOptions } from "./types.ts";

/** Build options as a table of test cases spells them. */
export interface ShortOptions extends Partial<Omit<BuildOptions, "platforms" | "buildPlatform">> {
  /** Blank-separated; default linux/amd64. */
  readonly platforms?: string;
  readonly buildPlatform?: string;
}

/** A reading as short lines: `3 runtime node:22 @linux/amd64` (`@any` for one that cannot be told), with `docker.io/library/` left out; and errors with their codes. */
export function summarise(text: string, options: ShortOptions = {}) {
  const { uses, errors } = readBaseImages(text, expandOptions(options));
  return {
    uses: uses.map(({ line, role, reference, platforms, anyPlatform }) => {
      const some = platforms === undefined ? "" : ` @${platforms.map(formatPlatform).join(",")}`;
      const at = anyPlatform ? " @any" : some;
      return `${line} ${role} ${formatReference(reference).replace("docker.io/library/", "")}${at}`;
    }),
    errors: errors.map(({ code, message, hint }) => `${code} ${message} · ${hint}`),
  };
}

function expandOptions(options: ShortOptions): BuildOptions {
  const { platforms = "linux/amd64", buildPlatform, buildArgs = {}, ...rest } = options;
  return {
    ...rest,
    buildArgs,
    platforms: platforms.split(" ").filter(Boolean).map(parsePlatform),
    buildPlatform: parseOptional(buildPlatform),
  };
}

function parseOptional(platform: string | undefined): Platform | undefined {
  return platform === undefined ? undefined : parsePlatform(platform);
}
