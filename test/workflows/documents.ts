import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import { listFiles, ROOT, readText } from "../layout/files.ts";

const Step = z.looseObject({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: z.optional(z.record(z.string(), z.unknown())),
});
const Job = z.looseObject({
  permissions: z.optional(z.unknown()),
  "timeout-minutes": z.optional(z.number()),
  steps: z.array(Step),
});
const Workflow = z.looseObject({
  "run-name": z.optional(z.string()),
  on: z.unknown(),
  permissions: z.optional(z.unknown()),
  jobs: z.record(z.string(), Job),
});
const Described = z.looseObject({ description: z.optional(z.string()) });
const ActionMetadata = z.looseObject({
  name: z.string(),
  description: z.string(),
  inputs: z.prefault(
    z.record(
      z.string(),
      z.extend(Described, { default: z.optional(z.string()), required: z.optional(z.boolean()) }),
    ),
    {},
  ),
  outputs: z.prefault(z.record(z.string(), Described), {}),
  runs: z.looseObject({ using: z.string(), main: z.string() }),
});

export type WorkflowStep = z.infer<typeof Step>;
export type WorkflowDocument = z.infer<typeof Workflow>;
export type ActionDocument = z.infer<typeof ActionMetadata>;

/** Every workflow that we run or hand out. */
export function listWorkflows(): readonly string[] {
  return listFiles(".github/workflows/*.{yml,yaml}", "examples/*.{yml,yaml}").filter(
    (path) => path !== "examples/images.yaml",
  );
}

/** The names of our actions: the folders under `actions/`. */
export function listActions(): readonly string[] {
  return listFiles("actions/*/package.json").map((path) => path.split("/")[1] ?? "");
}

/** The parts of a workflow that the rules look at. */
export function parseWorkflow(text: string): WorkflowDocument {
  return Workflow.parse(parse(text));
}

/** An action's metadata; `undefined` when there is no such action. */
export function readAction(name: string): ActionDocument | undefined {
  const path = `actions/${name}/action.yml`;
  return existsSync(resolve(ROOT, path)) ? ActionMetadata.parse(parse(readText(path))) : undefined;
}
