import * as z from "zod/mini";
import { createSchemas, type KeyNotes } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of images.yaml for editors: both forms, each key with its description. Made from the schemas
 * that the file is read with.
 */
export function imagesYamlJsonSchema(): object {
  const notes: KeyNotes = z.registry();
  const { image, file } = createSchemas(notes);
  const required = z.required(image, { name: true, registry: true, repository: true });
  const list = z.array(required).check(z.minLength(1));
  const schema = z.toJSONSchema(z.union([list, file]), {
    target: "draft-2020-12",
    io: "input",
    metadata: notes,
    override: ({ jsonSchema, path }) => {
      // A bare number is taken as the text that was written, so that `tag: 22` is as good as `tag: "22"`.
      const isFreeText = jsonSchema.enum === undefined && path.at(-1) !== "propertyNames";
      if (isFreeText && jsonSchema.type === "string")
        Object.assign(jsonSchema, { type: ["string", "number"] });
    },
  });
  return { title: "images.yaml of Basewatch", ...schema };
}
