import type { Failure } from "@basewatch/failure";
import type { InputSchema } from "./inputs.ts";
import type { HostWorld } from "./world.ts";

/** What an action is to the host; the commands package has one of these for each action. */
export interface RunnableAction<Inputs> {
  readonly inputs: InputSchema<Inputs>;
  /** Names of inputs whose values are secret: never shown. */
  readonly secretInputs: readonly string[];
  run(inputs: Inputs, world: HostWorld): Promise<ActionOutcome>;
}

/** What an action leaves behind: outputs that are set even when it failed, a failure for each thing that did, and the summary's Markdown. */
export interface ActionOutcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly failures: readonly Failure[];
  readonly summary: string;
}
