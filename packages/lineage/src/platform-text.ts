import { formatPlatform, type Platform, parsePlatform } from "@basewatch/image";
import { orNothing } from "./or-nothing.ts";

/** A platform as it is remembered; `undefined` for one that its text would not lead back to. */
export function writePlatform(platform: Platform): string | undefined {
  const text = formatPlatform(platform);
  const read = readPlatform(text);
  return read !== undefined && formatPlatform(read) === text ? text : undefined;
}

/** The platform that a text spells; `undefined` when it spells none. */
export function readPlatform(text: string): Platform | undefined {
  return orNothing(() => parsePlatform(text));
}
