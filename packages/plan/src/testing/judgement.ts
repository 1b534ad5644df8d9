import type { ImageReference } from "@basewatch/image";
import type { Plan } from "../index.ts";
import type { Process } from "./processes.ts";
import { type Policy, type Run, referenceOf } from "./world.ts";

/** Decisions about an image that what is built on it waits for. */
export const BUSY = /rebuild|upstream|retry|in-flight|window/u;

/** The listed images that an image is built on. */
export function upstreamsOf({ policies }: Process, { bases }: Policy): readonly Policy[] {
  return policies.filter(({ listed, name }) => listed && bases.includes(referenceOf(name)));
}

/** What was decided about an image, by this run or, where it did not look, before. */
export function sayOf({ images, ledger }: Plan, name: string): string {
  const said = images.find(({ observation }) => observation.name === name);
  return said?.decision ?? ledger.images[name]?.decision ?? "none";
}

/** Whether a run has come to nothing for an image. */
export function isWasted({ images, conclusion, effective, deleted }: Run, name: string): boolean {
  if (deleted || !images.includes(name)) return false;
  return conclusion === "failure" || (conclusion === "success" && !effective.includes(name));
}

/** Policies by the names of their images. */
export function byName(policies: readonly Policy[]): ReadonlyMap<string, Policy> {
  return new Map(policies.map((policy) => [policy.name, policy]));
}

/** What a map holds for an image; throws when it holds nothing. */
export function find<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`${name} is not among them`);
  return value;
}

/** Throws when a promise is broken. */
export function require(condition: boolean, promise: string): void {
  if (!condition) throw new Error(promise);
}

/** A reference without its digest. */
export function spell({ registry, repository, tag }: ImageReference): string {
  return `${registry}/${repository}:${tag}`;
}
