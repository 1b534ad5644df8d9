import { Failure, listFailures } from "@basewatch/failure";
import { expect } from "vitest";
import { parseConfiguration } from "../configuration.ts";
import type { Configuration } from "../types.ts";

/** A mistake in images.yaml: what the case is called, the file, the failure's code, its message behind `images.yaml:`, its hint. */
export type MistakeCase = readonly [name: string, text: string, code: string, message: string, hint?: string];

/** A file of one image, complete in its first three lines, with more keys of it from line 4 on. */
export function imageWith(keys: string): string {
  return `- name: app\n  registry: ghcr.io\n  repository: myorg/app\n${keys.replaceAll(/^/gmu, "  ")}\n`;
}

/** A complete file in object form, with one image in its second line, `first` being its first. */
export function fileWith(first: string): string {
  return `${first}\nimages: [{ name: a, registry: ghcr.io, repository: b }]\n`;
}

export function parse(text: string): Configuration {
  return parseConfiguration(text, "images.yaml");
}

/** What parsing yields, the failure included. */
export function outcomeOf(text: string): Configuration | Failure {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** The messages of all mistakes in a file. */
export function mistakesIn(text: string): readonly string[] {
  return listFailures(outcomeOf(text)).map(({ message }) => message);
}

/** Expects that a file has this one mistake. */
export function expectMistake([, text, code, message, hint]: MistakeCase): void {
  const failure = outcomeOf(text);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({
    code,
    message: `images.yaml:${message}`,
    details: [],
    ...(hint === undefined ? {} : { hint }),
  });
}
