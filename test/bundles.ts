import { type ActionStep, runStep, type StepResult } from "@basewatch/simulators";

/** The folder of the committed bundles. */
export const DIST = new URL("../dist/", import.meta.url).pathname;

/** Runs `dist/<action>/index.js` as a runner would. */
export function runBundle(action: string, step: Omit<ActionStep, "main">): Promise<StepResult> {
  return runStep({ ...step, main: `${DIST}${action}/index.js` });
}

/** The first error annotation of a step: what a person sees first. */
export function firstError({ annotations }: StepResult): string {
  return annotations.find(({ level }) => level === "error")?.message ?? "";
}
