import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { imagesYamlJsonSchema } from "./index.ts";
import { imageWith, outcomeOf } from "./testing/configurations.ts";
import { IMAGE } from "./testing/image-rows.ts";
import { SOURCE, WINDOW } from "./testing/map-rows.ts";
import { readYaml } from "./yaml-document.ts";

// The YAML parsers of editors make numbers of numbers, and the reader of the file does not: the schema has to take both.
const validate = new Ajv2020({ allowUnionTypes: true }).compile(imagesYamlJsonSchema());

const FORMS = [
  ...IMAGE.filter(({ key }) => !["name", "registry", "repository"].includes(key)).map((row) => ({
    ...row,
    write: (yaml: string) => imageWith(`${row.key}: ${yaml}`),
  })),
  ...[
    ...SOURCE.map((row) => ({ ...row, at: "source" })),
    ...WINDOW.map((row) => ({ ...row, at: "rebuildWindow" })),
  ].map((row) => ({ ...row, write: (yaml: string) => imageWith(`${row.at}: { ${row.key}: ${yaml} }`) })),
];

describe("the JSON Schema", () => {
  const accepted = FORMS.flatMap(({ key, accepted: forms, write }) =>
    forms.map(([yaml]) => [key, yaml, write(yaml)]),
  );
  it.each(accepted)("takes what the reader takes, %s: %s", (_key, _yaml, text = "") => {
    expect(validate(readYaml(text, "images.yaml").value), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ["an unknown key", "rebuidDelay: 7d"],
    ["a key of source beside it", "dockerfile: Dockerfile"],
    ["an unknown key of source", "source: { brunch: main }"],
    ["an unknown key of a window", "rebuildWindow: { zone: UTC }"],
    ["a window that is another word", "rebuildWindow: sometimes"],
    ["spans that are no list", "rebuildWindow: { allow: Sat }"],
    ["no span", "rebuildWindow: { allow: [] }"],
    ["an unknown provider", "source: { provider: bitbucket }"],
    ["a role that nobody knows", "track: [final]"],
    ["no attempt", "maxAttempts: 0"],
    ["yes", "autoRebuild: yes"],
  ])("refuses, as the reader does, %s", (_name, keys) => {
    const text = imageWith(keys);
    expect(validate(readYaml(text, "images.yaml").value)).toBe(false);
    expect(outcomeOf(text)).toBeInstanceOf(Error);
  });
});
