export { readCommandFile } from "./command-file.ts";
export { type ActionStep, type Annotation, runStep, type StepResult } from "./run-step.ts";
