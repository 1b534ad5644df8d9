import { Failure } from "@basewatch/failure";
import { parseWindow } from "@basewatch/schedule";
import { isMap, mapOrNone, type Values } from "./maps.ts";
import type { Mistake } from "./mistakes.ts";
import type { ValuePath } from "./yaml-document.ts";

const KEY = "rebuildWindow";

/** Windows that never open, which the shared part of a window and an image's own may only do together. */
export function checkWindows(images: readonly unknown[], defaults: Values): readonly Mistake[] {
  const shared = mapOrNone(defaults[KEY]);
  const own = images.flatMap((image, index) => {
    const window = mapOrNone(image)[KEY];
    return isMap(window) ? neverOpen({ ...shared, ...window }, ["images", index, KEY]) : [];
  });
  const isShared = images.some((image) => isMap(image) && image[KEY] === undefined);
  return [...(isShared ? neverOpen(shared, ["defaults", KEY]) : []), ...own];
}

function neverOpen({ allow, deny }: Values, place: ValuePath): readonly Mistake[] {
  if (!isTexts(allow) || !isTexts(deny)) return [];
  // Only what is denied can close a window for good; the first look at a clock takes 30 ms.
  if (deny === undefined || deny.length === 0) return [];
  try {
    parseWindow({ allow, deny });
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message: text, hint } = error;
    // What is wrong with a span is said by the schema.
    return code === "schedule.never-open" ? [{ place, text, code, hint }] : [];
  }
}

function isTexts(value: unknown): value is readonly string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}
