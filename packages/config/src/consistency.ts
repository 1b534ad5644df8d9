import { isMap, type Values } from "./maps.ts";
import type { Mistake } from "./mistakes.ts";
import { registryHostOrNull } from "./names.ts";
import { quote } from "./quotation.ts";
import { checkSources } from "./source-consistency.ts";
import { checkWindows } from "./window-consistency.ts";

/**
 * What no single value shows: names that are used twice, keys that neither an image nor `defaults` has, a registry that is written
 * twice, a repository that is none for its provider, a window that never opens. Takes the file's object form as it stands, so that these mistakes come together with all others.
 */
export function checkConsistency(file: unknown): readonly Mistake[] {
  if (!isMap(file) || !Array.isArray(file["images"])) return [];
  const registries = isMap(file["registries"]) ? file["registries"] : {};
  const images: readonly unknown[] = file["images"];
  const defaults = isMap(file["defaults"]) ? file["defaults"] : {};
  const ofEach = images.flatMap((image, index) => {
    const values = isMap(image) ? { ...defaults, ...image } : null;
    return values === null ? [] : [...missingKeys(values, index), ...registryTwice(values, index)];
  });
  return [
    ...Object.entries(registries).flatMap(ownMirror),
    ...duplicateNames(images),
    ...ofEach,
    ...checkSources(images, defaults),
    ...checkWindows(images, defaults),
  ];
}

/** A registry that is its own mirror would be asked everything twice. */
function ownMirror([host, settings]: readonly [string, unknown]): readonly Mistake[] {
  const mirror = isMap(settings) ? settings["mirror"] : undefined;
  const written = isMap(mirror) ? mirror["url"] : mirror;
  if (typeof written !== "string") return [];
  const [named = ""] = written.replace(/^https:\/\//u, "").split(/\/*$/u);
  if (registryHostOrNull(named) !== host) return [];
  return [
    {
      place: ["registries", host, "mirror"],
      text: `${quote(written)} is the registry itself`,
      code: "config.registry",
      hint: "Name another registry, or leave the key out",
    },
  ];
}

function duplicateNames(images: readonly unknown[]): readonly Mistake[] {
  const first = new Map<string, number>();
  return images.flatMap((image, index) => {
    const name = isMap(image) ? image["name"] : undefined;
    if (typeof name !== "string") return [];
    const earlier = first.get(name);
    if (earlier !== undefined) return [duplicateName(name, earlier, index)];
    first.set(name, index);
    return [];
  });
}

function duplicateName(name: string, earlier: number, index: number): Mistake {
  return {
    place: ["images", index, "name"],
    text: `${quote(name)} is the name of images[${earlier}] already`,
    code: "config.duplicate-name",
    hint: "Give each image a name of its own",
  };
}

function missingKeys(values: Values, index: number): readonly Mistake[] {
  return ["registry", "repository"]
    .filter((key) => !Object.hasOwn(values, key))
    .map((key) => ({
      place: ["images", index, key],
      text: "missing",
      code: "config.missing-key",
      hint: `Write ${key === "registry" ? "registry: ghcr.io" : "repository: myorg/app"} for the image, or under defaults`,
    }));
}

function registryTwice({ registry, repository }: Values, index: number): readonly Mistake[] {
  if (typeof registry !== "string" || typeof repository !== "string") return [];
  const slash = repository.indexOf("/");
  const host = registryHostOrNull(repository.slice(0, Math.max(slash, 0)));
  if (host === null || host !== registryHostOrNull(registry)) return [];
  return [
    {
      place: ["images", index, "repository"],
      text: `${quote(repository)} has the registry in it`,
      code: "config.repository",
      hint: `Write ${repository
        .slice(slash + 1)
        .split(/[:@]/u, 1)
        .join("")}`,
    },
  ];
}
