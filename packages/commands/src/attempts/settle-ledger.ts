import type { Failure } from "@basewatch/failure";
import type { Forge } from "@basewatch/forge";
import {
  type AttemptRecord,
  closeAttempt,
  isOpen,
  type Ledger,
  type LedgerStore,
  noteAttempt,
} from "@basewatch/ledger";
import type { Settlement } from "@basewatch/plan";
import type { Clock } from "@basewatch/retry";
import type { Log } from "../log.ts";
import { type Settled, settleAttempts, takenRuns } from "./settle.ts";

/** What settling a ledger's attempts touches. */
export interface SettlingDeps {
  readonly openForge: (target: {
    readonly provider: Provider;
    readonly apiUrl: string | undefined;
    readonly repository: string;
  }) => Promise<Forge>;
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warning">;
}

type Provider = Forge["provider"];

/** What is known of the earlier attempts at some images, before it is stored. */
export interface SettledStore {
  /** The ledger with what became of them; one that somebody closed meanwhile stays as they left it. */
  apply(ledger: Ledger): Ledger;
  /** Ids of runs that are known to be other attempts'. */
  readonly taken: ReadonlySet<number>;
  /** Who forced the rebuild of one of these images, where somebody did. */
  forcedBy(images: readonly string[]): string | undefined;
}

/** Asks what became of the open attempts at some images, so that what is over is in nobody's way. Throws `Failure` `ledger.*` when the ledger cannot be read. */
export async function settleStored(
  store: LedgerStore,
  targets: readonly { readonly images: readonly string[] }[],
  deps: SettlingDeps,
): Promise<SettledStore> {
  const ledger = await store.load();
  const names = new Set(targets.flatMap(({ images }) => images));
  const open = Object.values(ledger.attempts).filter(
    (attempt) => isOpen(attempt) && attempt.images.some((name) => names.has(name)),
  );
  const { settlements } = await settleOpen(open, ledger, deps);
  const at = new Date(deps.clock.now()).toISOString();
  return {
    apply: (stored) =>
      settlements.reduce((next, settlement) => applySettlement(next, settlement, at), stored),
    taken: new Set(takenRuns(ledger)),
    forcedBy: (images) => images.flatMap((name) => ledger.images[name]?.forced?.by ?? []).at(0),
  };
}

/** Asks the forges what became of open attempts, and says so in the log. */
export async function settleOpen(
  open: readonly AttemptRecord[],
  ledger: Pick<Ledger, "attempts">,
  { openForge, clock, log }: SettlingDeps,
): Promise<Settled> {
  const said = new Set<string>();
  const settled = await settleAttempts(open, ledger, {
    openForge: ({ provider, apiUrl, repository }) =>
      openForge({ provider: provider as Provider, apiUrl: apiUrl ?? undefined, repository }),
    nowMs: clock.now(),
    warn({ message, hint }: Failure) {
      if (!said.has(message))
        log.warning(`An earlier attempt cannot be settled yet: ${message} ${hint ?? ""}`.trim());
      said.add(message);
    },
  });
  for (const { id, status, runUrl, message } of settled.settlements)
    log.info(`Attempt ${id}: ${[status, runUrl, message].filter((part) => part !== null).join(", ")}`);
  return settled;
}

function applySettlement(ledger: Ledger, { id, status, ...said }: Settlement, at: string): Ledger {
  return status === "claimed" || status === "dispatched" || status === "unknown"
    ? noteAttempt(ledger, id, { status, ...said })
    : closeAttempt(ledger, id, { status, ...said, at });
}
