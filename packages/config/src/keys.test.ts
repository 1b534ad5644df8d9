import { listFailures } from "@basewatch/failure";
import { formatPlatform, formatReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { createSchemas } from "./schema.ts";
import { outcomeOf, parse } from "./testing/configurations.ts";
import { IMAGE } from "./testing/image-rows.ts";
import type { KeyRow } from "./testing/key-rows.ts";
import { FILE, REGISTRY, SOURCE, WINDOW } from "./testing/map-rows.ts";
import type { Configuration, ImageConfiguration, SourceConfiguration } from "./types.ts";

/** Where a key stands, how a file with it is written, and what its value is called once it was read. */
interface Level {
  readonly place: string;
  readonly rows: readonly KeyRow[];
  readonly keys: object;
  readonly write: (key: string, yaml: string) => string;
  readonly read: (configuration: Configuration, key: string) => unknown;
}

const schemas = createSchemas();
const LEVELS: readonly (readonly [name: string, level: Level])[] = [
  [
    "an image, in the list form",
    { place: "images[0].", rows: IMAGE, keys: schemas.image.shape, write: listOf, read: readImage },
  ],
  [
    "an image, in the object form",
    {
      place: "images[0].",
      rows: IMAGE,
      keys: schemas.image.shape,
      write: (key, yaml) => `images:\n${listOf(key, yaml)}`,
      read: readImage,
    },
  ],
  [
    "defaults",
    {
      place: "defaults.",
      rows: IMAGE.filter(({ key }) => key !== "name"),
      keys: schemas.defaults.shape,
      write: (key, yaml) => {
        const own = { registry: "ghcr.io", repository: "my-org/app" };
        const others = Object.entries(own).filter(([name]) => name !== key);
        const text = others.map(([name, value]) => `, ${name}: ${value}`).join("");
        return `defaults: { ${key}: ${yaml} }\nimages: [{ name: app${text} }]`;
      },
      read: readImage,
    },
  ],
  [
    "a window",
    {
      place: "images[0].rebuildWindow.",
      rows: WINDOW,
      keys: schemas.window.shape,
      write: (key, yaml) => listOf("rebuildWindow", `{ ${key}: ${yaml} }`),
      read: ({ images: [image] }, key) =>
        Object.entries(image?.rebuildWindow ?? {}).find(([name]) => name === key)?.[1],
    },
  ],
  [
    "a source",
    {
      place: "images[0].source.",
      rows: SOURCE,
      keys: schemas.source.shape,
      write: (key, yaml) => listOf("source", `{ ${key}: ${yaml} }`),
      read: ({ images: [image] }, key) => image?.source?.[key as keyof SourceConfiguration],
    },
  ],
  [
    "a registry",
    {
      place: 'registries["ghcr.io"].',
      rows: REGISTRY,
      keys: schemas.registry.shape,
      write: (key, yaml) =>
        `registries: { ghcr.io: { ${key}: ${yaml} } }\nimages:\n${listOf("tag", "latest")}`,
      read: ({ registries }, key) =>
        Object.entries(registries["ghcr.io"] ?? {}).find(([name]) => name === key)?.[1],
    },
  ],
  [
    "the file",
    {
      place: "",
      rows: FILE,
      keys: schemas.file.shape,
      write: (key, yaml) =>
        key === "images"
          ? `images: ${yaml}`
          : `${key}: ${yaml}\nimages:\n${listOf("platforms", "[linux/amd64]")}`,
      read: ({ images: [image], registries }, key) =>
        key === "registries" ? registries : key === "images" ? image?.name : image?.reference.tag,
    },
  ],
];

describe.each(LEVELS)("%s", (_name, { place, rows, keys, write, read }) => {
  it("has a row for each of its keys", () => {
    expect(rows.map(({ key }) => key).toSorted()).toEqual(Object.keys(keys).toSorted());
  });

  const accepted = rows.flatMap(({ key, accepted: forms }) => forms.map((form) => [key, ...form] as const));
  it.each(accepted)("takes %s: %s", (key, yaml, value) => {
    expect(read(parse(write(key, yaml)), key)).toEqual(value);
  });

  const refused = rows.flatMap(({ key, refused: forms }) => forms.map((form) => [key, ...form] as const));
  it.each(refused)("refuses %s: %s", (key, yaml, message) => {
    const [failure, ...others] = listFailures(outcomeOf(write(key, yaml)));
    const at = /^(?:\[|\.\w)/u.test(message) ? message : `: ${message}`;
    expect(failure?.message.replace(/^images\.yaml:\d+:\d+: /u, "")).toBe(`${place}${key}${at}`);
    expect(others).toEqual([]);
  });
});

/** A file of one image, complete but for one key. */
function listOf(key: string, yaml: string): string {
  const complete = { name: "app", registry: "ghcr.io", repository: "my-org/app", [key]: yaml };
  const entries = Object.entries(complete).map(([name, value]) => `${name}: ${value}`);
  return `- { ${entries.join(", ")} }\n`;
}

/** What a key of an image came to, as the table writes it. */
function readImage({ images: [image] }: Configuration, key: string): unknown {
  if (image === undefined) return undefined;
  const { reference, source, baseImages, platforms, rebuildDelay } = image;
  const shown: Readonly<Record<string, unknown>> = {
    registry: reference.registry,
    repository: reference.repository,
    tag: reference.tag,
    source: source?.workflow,
    baseImages: baseImages.map(formatReference),
    platforms: platforms?.map(formatPlatform),
    rebuildDelay: rebuildDelay.rules.map(({ glob, delayMs }) => [glob, delayMs]),
  };
  return key in shown ? shown[key] : image[key as keyof ImageConfiguration];
}
