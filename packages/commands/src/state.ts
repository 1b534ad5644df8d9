import { Failure } from "@basewatch/failure";
import { createFileStore, type LedgerStore } from "@basewatch/ledger";
import { printable } from "@basewatch/redaction";
import type { World } from "./action.ts";
import type { HostToken } from "./host-tokens.ts";

/** Where facts are remembered between runs. */
export type State =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "branch"; readonly branch: string; readonly url: string | undefined };

/** The `state` input: `none` (also when empty) or `file:<path>`. Throws `Failure` `input.state`. */
export function parseState(value: string): State {
  if (value === "" || value === "none") return { kind: "none" };
  const path = value.startsWith("file:") ? value.slice("file:".length).trim() : "";
  if (path !== "") return { kind: "file", path };
  const branch = value.startsWith("branch:");
  throw new Failure(`"${printable(value, 80)}" is not a state${branch ? " that this version has" : ""}`, {
    code: "input.state",
    hint: branch
      ? "Use file:<path> and keep the file between runs, for example with actions/cache; or none."
      : "Write none, or file: and a path, for example file:basewatch.json.",
  });
}

/** The state in the spelling of the input; `null` for none. Entries of `rebuilds` carry it. */
export function spellState(state: State): string | null {
  return state.kind === "none" ? null : `file:${state.path}`;
}

/** The store of a state; `undefined` for none. */
export async function openStore(
  state: State,
  {
    world,
  }: {
    readonly world: World;
    readonly stateToken: string | undefined;
    readonly tokens: readonly HostToken[];
  },
): Promise<LedgerStore | undefined> {
  return state.kind === "none" ? undefined : createFileStore(world.files, state.path);
}
