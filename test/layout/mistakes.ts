import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseConfiguration } from "@basewatch/config";
import { listFailures } from "@basewatch/failure";
import { parseAllDocuments } from "yaml";
import { readAction } from "../workflows/documents.ts";
import { ROOT, readText } from "./files.ts";
import { readAnchors, readLinks, readTables } from "./markdown.ts";

/** The first line of an images.yaml, by which editors find its schema. */
export const SCHEMA_LINE =
  "# yaml-language-server: $schema=https://raw.githubusercontent.com/basewatch/basewatch/main/packages/config/images.schema.json";

/** Links of a document that lead to no file, or to no heading of it. */
export function findDeadLinks(path: string, markdown: string): readonly string[] {
  return readLinks(markdown)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = "", anchor] = target.split("#");
      const linked = file === "" ? path : normalize(join(dirname(path), file));
      if (!existsSync(join(ROOT, linked))) return true;
      if (anchor === undefined) return false;
      return !readAnchors(file === "" ? markdown : readText(linked)).includes(anchor);
    });
}

/** What is wrong with a piece of YAML: as YAML, as steps that use our actions, or as an images.yaml. */
export function findYamlMistakes(text: string): readonly string[] {
  // The header of GitLab's pipelines is a document of its own.
  const documents = [...parseAllDocuments(text)];
  const errors = documents.flatMap((document) => document.errors.map(({ message }) => message));
  if (errors.length > 0) return errors;
  return documents.flatMap((document) => {
    const value: unknown = document.toJS();
    return [...findStepMistakes(value), ...(isImagesYaml(value) ? findConfigurationMistakes(text) : [])];
  });
}

function isImagesYaml(value: unknown): boolean {
  if (!Array.isArray(value)) return typeof value === "object" && value !== null && "images" in value;
  return value.length > 0 && value.every((entry) => typeof entry === "object" && "repository" in entry);
}

function findConfigurationMistakes(text: string): readonly string[] {
  const line = text.startsWith(`${SCHEMA_LINE}\n`)
    ? []
    : [`images.yaml: the first line is not ${SCHEMA_LINE}`];
  try {
    parseConfiguration(text, "images.yaml");
    return line;
  } catch (error) {
    const failures = listFailures(error);
    if (failures.length === 0) throw error;
    return [...failures.map(({ message }) => message), ...line];
  }
}

/** Looks for steps that use our actions, however deep. */
function findStepMistakes(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap((child) => findStepMistakes(child));
  const uses = "uses" in value && typeof value.uses === "string" ? value.uses : "";
  const name = /^basewatch\/basewatch\/actions\/([\w-]+)@v1$/.exec(uses)?.[1];
  if (name === undefined) return inner;
  const action = readAction(name);
  if (action === undefined) return [...inner, `${name}: no such action`];
  const inputs = "with" in value && typeof value.with === "object" ? Object.keys(value.with ?? {}) : [];
  const unknown = inputs.filter((input) => action.inputs[input] === undefined);
  return [...inner, ...unknown.map((input) => `${name}: no input ${input}`)];
}

/** Names in tables of inputs and outputs that none of the actions has. */
export function findUnknownNames(markdown: string, actions: readonly string[]): readonly string[] {
  const metadata = actions.map((action) => readAction(action));
  return readTables(markdown).flatMap(({ head: [title = ""], rows }) => {
    if (title !== "Input" && title !== "Output") return [];
    const known = metadata.flatMap((action) =>
      Object.keys((title === "Input" ? action?.inputs : action?.outputs) ?? {}),
    );
    const names = rows.flatMap(([cell = ""]) =>
      Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = ""]) => name),
    );
    return names.filter((name) => !known.includes(name)).map((name) => `${title} ${name}`);
  });
}
