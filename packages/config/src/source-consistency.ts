import { Failure } from "@basewatch/failure";
import { withoutSecret } from "./fields.ts";
import { mapOrNone, type Values } from "./maps.ts";
import { formatPlace, type Mistake } from "./mistakes.ts";
import { PROVIDERS } from "./schema.ts";
import { checkWorkflowOf, parseSourceRepository } from "./source-names.ts";
import type { SourceProvider } from "./types.ts";
import type { ValuePath } from "./yaml-document.ts";

const CHECKS: readonly (readonly [
  key: string,
  check: (text: string, provider: SourceProvider) => unknown,
])[] = [
  ["repo", parseSourceRepository],
  ["workflow", checkWorkflowOf],
];

/** What is wrong about a source for its provider, which may stand in `defaults` while the rest stands in an image, or the other way. */
export function checkSources(images: readonly unknown[], defaults: Values): readonly Mistake[] {
  const found = images.flatMap((image, index) => {
    const own = mapOrNone(mapOrNone(image)["source"]);
    const values = { provider: "github", ...mapOrNone(defaults["source"]), ...own };
    return mistakesIn(values, (key) => [...(key in own ? ["images", index] : ["defaults"]), "source", key]);
  });
  return [...new Map(found.map((mistake) => [formatPlace(mistake.place), mistake])).values()];
}

function mistakesIn(values: Values, placeOf: (key: string) => ValuePath): readonly Mistake[] {
  const provider = PROVIDERS.find((known) => known === values["provider"]);
  if (provider === undefined) return [];
  return CHECKS.flatMap(([key, check]) => {
    const text = values[key];
    if (typeof text !== "string") return [];
    try {
      check(withoutSecret(text), provider);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [{ place: placeOf(key), text: error.message, code: error.code, hint: error.hint }];
    }
  });
}
