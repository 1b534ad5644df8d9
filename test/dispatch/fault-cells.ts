/** How the server answers a dispatch. `429 s` and `429 date` are the two forms of `Retry-After`. */
export const ANSWERS = [
  "200",
  "204",
  "500",
  "502",
  "503",
  "504",
  "reset",
  "timeout",
  "403 secondary",
  "429 s",
  "429 date",
] as const;
export const LEDGERS = ["file", "branch", "none"] as const;
export const SERVERS = ["github.com", "ghes-3.19"] as const;

/** What all targets of one run share. */
export interface Surroundings {
  readonly ledger: (typeof LEDGERS)[number];
  readonly server: (typeof SERVERS)[number];
  /** The workflow's run-name carries the key. */
  readonly marked: boolean;
  /** Somebody else starts the same workflow at that moment. */
  readonly foreign: boolean;
  /** New runs stay out of the lists for five minutes. */
  readonly lagging: boolean;
}

/** One dispatch of the matrix. */
export interface Cell extends Surroundings {
  readonly answer: (typeof ANSWERS)[number];
  /** The server starts a run, whatever it answers. */
  readonly started: boolean;
}

/** Why a cell cannot happen; `undefined` for one that can. */
export function impossible({ answer, started, server }: Cell): string | undefined {
  if ((answer === "200" || answer === "204") && !started) return "an acceptance starts a run";
  if (answer.startsWith("4") && started) return "a limit refuses before anything is started";
  if (answer === "200" && server === "ghes-3.19") return "GHES 3.19 answers 204";
  return undefined;
}

/** All surroundings, and for each the dispatches that can happen in them. */
export function listGroups(): readonly { readonly shared: Surroundings; readonly cells: readonly Cell[] }[] {
  return LEDGERS.flatMap((ledger) =>
    SERVERS.flatMap((server) =>
      [true, false].flatMap((marked) =>
        [false, true].flatMap((foreign) =>
          [false, true].map((lagging) => {
            const shared = { ledger, server, marked, foreign, lagging };
            return { shared, cells: listCells(shared).filter((cell) => impossible(cell) === undefined) };
          }),
        ),
      ),
    ),
  );
}

/** The dispatches in some surroundings, those that cannot happen included. */
export function listCells(shared: Surroundings): readonly Cell[] {
  return ANSWERS.flatMap((answer) => [true, false].map((started) => ({ ...shared, answer, started })));
}
