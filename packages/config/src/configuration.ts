import { Failure } from "@basewatch/failure";
import { checkConsistency } from "./consistency.ts";
import { explainIssues, formatPlace, type KnownKeys, type Mistake } from "./mistakes.ts";
import { type Origin, reportMistakes } from "./report.ts";
import { resolveImage, resolveRegistries } from "./resolution.ts";
import { createSchemas, type FileValues, type Schemas } from "./schema.ts";
import type { Configuration, ImageConfiguration } from "./types.ts";
import { readYaml } from "./yaml-document.ts";

/**
 * Reads images.yaml, in its list form or its object form, with defaults applied.
 *
 * @param path shown in messages, in front of line and column.
 * @throws Failure `config.*`, `image.*` or `schedule.*`; several mistakes as one `config.invalid` whose details are all of them,
 * in the order of the file.
 */
export function parseConfiguration(text: string, path: string): Configuration {
  const file = openFile(text, path);
  const schemas = createSchemas();
  const result = schemas.file.safeParse(file.value);
  const inconsistencies = checkConsistency(file.value);
  if (!result.success) {
    const issues = explainIssues(result.error.issues, file.value, keysOf(schemas));
    throw reportMistakes(file, [...inconsistencies, ...withoutPlacesOf(inconsistencies, issues)]);
  }
  if (inconsistencies.length > 0) throw reportMistakes(file, inconsistencies);
  return resolve(file, result.data);
}

/** Opens a file in its object form, whichever it has. */
function openFile(text: string, path: string): Origin & { readonly value: unknown } {
  const { value, locate } = readYaml(text, path);
  if (value === null) {
    throw new Failure(`${path}: the file is empty`, {
      code: "config.empty",
      hint: "List at least one image, with its name, registry and repository",
    });
  }
  if (!Array.isArray(value)) return { path, value, locate };
  return { path, value: { images: value }, locate: (place) => locate(place.slice(1)) };
}

function resolve(origin: Origin, values: FileValues): Configuration {
  const mistakes: Mistake[] = [];
  const images = values.images.flatMap((image, index): readonly ImageConfiguration[] => {
    try {
      return [resolveImage(image, values.defaults)];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      mistakes.push({
        place: ["images", index, "repository"],
        text: error.message,
        code: error.code,
        hint: error.hint,
      });
      return [];
    }
  });
  if (mistakes.length > 0) throw reportMistakes(origin, mistakes);
  return { images, registries: resolveRegistries(values.registries) };
}

/** The issues at places of which nothing better is known. */
function withoutPlacesOf(known: readonly Mistake[], issues: readonly Mistake[]): readonly Mistake[] {
  const places = new Set(known.map(({ place }) => formatPlace(place)));
  return issues.filter(({ place }) => !places.has(formatPlace(place)));
}

function keysOf({ file, defaults, image, source, window, registry, mirror }: Schemas): KnownKeys {
  return {
    file: Object.keys(file.shape),
    defaults: Object.keys(defaults.shape),
    image: Object.keys(image.shape),
    source: Object.keys(source.shape),
    window: Object.keys(window.shape),
    registry: Object.keys(registry.shape),
    mirror: Object.keys(mirror.shape),
  };
}
