import { type BaseRole, formatPlatform, formatReference, parseReference } from "@basewatch/image";
import { orNothing } from "./or-nothing.ts";
import { readPlatform } from "./platform-text.ts";
import type { TrackedBase } from "./types.ts";

const ROLES: readonly BaseRole[] = ["runtime", "build", "copy", "mount", "syntax"];

/** A base as it is remembered, everything of it that an answer depends on: `build docker.io/library/node:22 pinned on linux/amd64,linux/arm64`. */
export function writeBase({ role, reference, pinned, anyPlatform, platforms }: TrackedBase): string {
  const words = [role, formatReference(reference)];
  if (pinned) words.push("pinned");
  if (anyPlatform) words.push("anywhere");
  if (platforms !== undefined) words.push("on", platforms.map(formatPlatform).join(","));
  return words.join(" ");
}

/** The base that a text spells; `undefined` when it spells none. */
export function readBase(text: string): TrackedBase | undefined {
  const [roleText, name = "", ...words] = text.split(" ");
  const role = ROLES.find((each) => each === roleText);
  const reference = orNothing(() => parseReference(name));
  const place = words.indexOf("on");
  const platforms = place < 0 ? undefined : (words[place + 1] ?? "").split(",").map(readPlatform);
  if (role === undefined || reference === undefined || platforms?.includes(undefined)) return undefined;
  return {
    role,
    reference,
    line: undefined,
    platforms: platforms?.filter((platform) => platform !== undefined),
    pinned: words.includes("pinned"),
    ...(words.includes("anywhere") ? { anyPlatform: true } : {}),
  };
}
