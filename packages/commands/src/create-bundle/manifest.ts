import type { BundleManifest } from "@basewatch/kardinal";
import { stringify } from "yaml";

/**
 * A manifest as YAML that every reader reads alike: each text is double-quoted, and what YAML 1.1 takes for a line break, what no stream may
 * hold and what a screen would hide or reorder is escaped (https://yaml.org/spec/1.2.2/#57-escaped-characters).
 */
export function spellManifest(manifest: BundleManifest): string {
  const yaml = stringify(manifest, {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    doubleQuotedAsJSON: true,
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
  return yaml.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu, escapeCharacter);
}

// Keys are ours and plain, so such a character can only stand inside of quotes.
function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
