import { Failure } from "@basewatch/failure";
import type { RunList } from "@basewatch/forge";
import { identifyAtForge, type Sighting, type Sought } from "../attempts/identify.ts";
import type { DispatchDeps } from "./deps.ts";
import type { Ready, SenderOptions, Sent } from "./sender.ts";
import { sleepUnlessStopped } from "./sleep.ts";

const FIRST_LOOK_MS = 2_000;
const LONGEST_LOOK_MS = 15_000;

/** When a dispatch was sent, by the server's clock, in milliseconds: after one instant, and before the other. */
export interface Span {
  readonly sinceMs: number;
  readonly sentAtMs: number;
}

/** What the newest list of runs says about a dispatch. */
export interface Look {
  readonly list: RunList;
  readonly sighting: Sighting;
  /** The server's clock in its first answer after the dispatch. */
  readonly firstReadAtMs: number;
}

/** The looks for the runs of ambiguous dispatches, which know what the same process has dispatched before. */
export interface Search {
  /** Notes what was dispatched: its run is nobody else's. */
  remember(ready: Ready, sent: Sent): void;
  /** Lists runs until the one of a dispatch is seen, or `reconcile-timeout` has passed; `undefined` when no list could be read. Throws no `Failure`. */
  lookForRun(ready: Ready, span: Span): Promise<Look | undefined>;
}

/** @returns a search that remembers nothing yet */
export function createSearch(
  options: Pick<SenderOptions, "reconcileTimeoutMs" | "settleMs">,
  { clock, signal }: Pick<DispatchDeps, "clock" | "signal">,
): Search {
  const named = new Set<number>();
  const unnamed: { readonly ready: Ready; readonly sought: Sought }[] = [];
  return {
    remember(ready, { run, sinceMs = 0, sentAtMs = 0 }) {
      if (run !== undefined) named.add(run.id);
      else unnamed.push({ ready, sought: { ...toSought(ready, { sinceMs, sentAtMs }), started: true } });
    },
    async lookForRun(ready, span) {
      const deadlineMs = clock.monotonicMs() + options.reconcileTimeoutMs;
      let looked: Look | undefined;
      for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS)) {
        const look = await lookOnce(ready, span);
        looked =
          look === undefined
            ? looked
            : { ...look, firstReadAtMs: looked?.firstReadAtMs ?? look.list.readAtMs };
        const leftMs = deadlineMs - clock.monotonicMs();
        if (looked?.sighting.kind === "found" || leftMs <= 0 || signal.aborted) return looked;
        await sleepUnlessStopped(clock, Math.min(pauseMs, leftMs), signal);
      }
    },
  };

  /** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
  async function lookOnce(ready: Ready, span: Span): Promise<Omit<Look, "firstReadAtMs"> | undefined> {
    const { forge, prepared, known } = ready;
    const { repository } = prepared.request;
    const rivals = unnamed.filter(
      (other) => other.ready.forge === forge && other.ready.target.repository === repository,
    );
    const soughts = [toSought(ready, span), ...rivals.map(({ sought }) => sought)];
    const sinceMs = Math.min(...soughts.map((sought) => sought.sinceMs));
    try {
      const list = await forge.listRuns({ repository, sinceMs, once: true });
      const taken = new Set([...known, ...named]);
      const [sighting] = await identifyAtForge(forge, repository, list.runs, soughts, taken);
      return sighting === undefined ? undefined : { list, sighting };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return undefined;
    }
  }

  function toSought({ prepared, traces }: Ready, { sinceMs, sentAtMs }: Span): Sought {
    const { workflow, ref, request } = prepared;
    return { marker: request.marker, traces, workflow, ref, sinceMs, untilMs: sentAtMs + options.settleMs };
  }
}

/** What a look has shown, as the end of a message. `no-token`: nobody could look. */
export function describeLook(
  looked: Look | "no-token" | undefined,
  { reconcileTimeoutMs }: Pick<SenderOptions, "reconcileTimeoutMs">,
): string {
  if (looked === "no-token") return "; no token here may read its runs";
  if (looked === undefined) return "; its runs could not be listed";
  if (looked.sighting.kind === "several")
    return `; ${looked.sighting.runs.length} runs could be it: ${looked.sighting.runs.map(({ url }) => url).join(", ")}`;
  return `; no run of it was seen within ${reconcileTimeoutMs / 1000} s`;
}
