import { describe, expect, it } from "vitest";
import { imagesYamlJsonSchema } from "./index.ts";

const schema = JSON.parse(JSON.stringify(imagesYamlJsonSchema()));
const [list, file] = schema.anyOf;

describe("imagesYamlJsonSchema", () => {
  it("is of draft 2020-12 and has a title", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema.title).toBe("images.yaml of Basewatch");
    expect(Object.keys(schema).slice(0, 2)).toStrictEqual(["title", "$schema"]);
  });

  it("has both forms, and no key beside those that are read", () => {
    const image = [
      "name",
      "registry",
      "repository",
      "tag",
      "platforms",
      "source",
      "baseImages",
      "track",
      "rebuildDelay",
      "rebuildWindow",
      "autoRebuild",
      "versionBump",
      "inputs",
      "maxAttempts",
    ];
    expect(list).toMatchObject({ type: "array", minItems: 1 });
    expect(list.items).toMatchObject({
      additionalProperties: false,
      required: ["name", "registry", "repository"],
    });
    expect(Object.keys(list.items.properties)).toStrictEqual(image);
    expect(file).toMatchObject({ type: "object", additionalProperties: false, required: ["images"] });
    expect(Object.keys(file.properties)).toStrictEqual(["defaults", "registries", "images"]);
    const { defaults, images, registries } = schema.$defs;
    expect(Object.keys(defaults.properties)).toStrictEqual(image.slice(1));
    expect(images).toMatchObject({
      type: "array",
      minItems: 1,
      items: { required: ["name"], additionalProperties: false },
    });
    expect(Object.keys(registries.additionalProperties.properties)).toStrictEqual([
      "insecure",
      "concurrency",
      "mirror",
    ]);
  });

  it("describes each key in a sentence", () => {
    const described = Object.values<{ description: string }>(schema.$defs).map(
      ({ description }) => description,
    );
    expect(described).toHaveLength(35);
    for (const description of described) expect(description).toMatch(/^[A-Z].{10,}\.$/u);
  });

  it("knows what a window is made of, and the providers", () => {
    const { rebuildWindow, provider, maxAttempts } = schema.$defs;
    const [always, map] = rebuildWindow.anyOf;
    expect(always).toStrictEqual({ type: "string", enum: ["always"] });
    expect(map).toMatchObject({ type: "object", additionalProperties: false });
    expect(Object.keys(map.properties)).toStrictEqual(["timezone", "allow", "deny"]);
    expect(schema.$defs.allow).toMatchObject({ type: "array", minItems: 1 });
    expect(provider.enum).toStrictEqual(["github", "gitlab", "gitea", "forgejo"]);
    expect(maxAttempts).toMatchObject({ type: "integer", minimum: 1 });
  });

  it("takes numbers where they are read as text, and nowhere else", () => {
    const { tag, buildArgs, rebuildDelay, track, dockerfile, autoRebuild, concurrency, inputs } =
      schema.$defs;
    expect(tag.type).toStrictEqual(["string", "number"]);
    expect(dockerfile.type).toStrictEqual(["string", "number", "null"]);
    expect(buildArgs.additionalProperties.type).toStrictEqual(["string", "number", "boolean"]);
    expect(inputs.propertyNames).toStrictEqual({ type: "string" });
    expect(rebuildDelay.anyOf[0].type).toStrictEqual(["string", "number"]);
    expect(rebuildDelay.anyOf[1].propertyNames).toStrictEqual({ type: "string" });
    expect(track.items).toStrictEqual({
      type: "string",
      enum: ["runtime", "build", "copy", "mount", "syntax"],
    });
    expect(autoRebuild.type).toBe("boolean");
    expect(concurrency).toMatchObject({ type: "integer", minimum: 1 });
  });

  it("is the same each time", () => {
    expect(JSON.parse(JSON.stringify(imagesYamlJsonSchema()))).toStrictEqual(schema);
  });
});
