import { Failure } from "@basewatch/failure";

/** A signal that is aborted when the runner asks the process to end (SIGINT, then SIGTERM), and the way to stop listening. */
export function listenForStop(process: NodeJS.EventEmitter): {
  readonly signal: AbortSignal;
  release(): void;
} {
  const controller = new AbortController();
  const onSignal = (name: string) => {
    controller.abort(
      new Failure(`the run was cancelled (${name})`, {
        code: "host.cancelled",
        hint: "Nothing more was begun after the signal; run it again when you are ready.",
      }),
    );
  };
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    release() {
      process.removeListener("SIGINT", onSignal);
      process.removeListener("SIGTERM", onSignal);
    },
  };
}
