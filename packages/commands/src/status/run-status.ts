import { Failure, nearestName } from "@basewatch/failure";
import {
  type AttemptRecord,
  type ForcedRequest,
  findAttempts,
  type ImageRecord,
  type Ledger,
} from "@basewatch/ledger";
import { printable } from "@basewatch/redaction";
import type { World } from "../action.ts";
import { parseHostTokens } from "../host-tokens.ts";
import { parseState, spellState } from "../state.ts";
import { openStore } from "../state-store.ts";
import { explainDecision } from "./explanation.ts";

/** Which ledger is shown, and what of it; raw texts, as inputs are. */
export interface StatusRequest {
  readonly state: string;
  readonly stateToken: string | undefined;
  readonly tokens: string | undefined;
  /** One image with its history; default all. */
  readonly image: string | undefined;
}

/** What a ledger says of one image. Times are ISO 8601 UTC. */
export interface ImageStatus {
  readonly image: string;
  readonly reference: string;
  readonly digest: string | null;
  readonly verdict: ImageRecord["verdict"];
  readonly decision: string;
  readonly dueAt: string | null;
  /** Why it is not rebuilt now, in one sentence; `null` when it is at rest or due. */
  readonly why: string | null;
  readonly bases: readonly BaseStatus[];
  readonly forced: ForcedRequest | null;
  readonly lastRebuild: ImageRecord["lastRebuild"];
  /** When it left images.yaml; `null` for an image that is tracked. */
  readonly archivedAt: string | null;
}

/** One base of an image. */
export interface BaseStatus {
  readonly reference: string;
  readonly current: string | null;
  /** When the current digest was first seen. */
  readonly since: string | null;
  /** The digest that the image is known to be built on. */
  readonly builtOn: string | null;
  /** When the oldest move that the image waits for was first seen; `null` when it is up to date. */
  readonly pendingSince: string | null;
}

/** What a ledger knows, or one image of it with its history. */
export interface Status {
  readonly repository: string | null;
  readonly images: readonly ImageStatus[];
  /** The attempts at the one image that was asked for, oldest first; open ones at all images otherwise. */
  readonly attempts: readonly AttemptRecord[];
}

/**
 * Reads a ledger and yields what is tracked, on which base, since when, and what waits for what until when. Throws `Failure` when there is no ledger (`status.no-state`,
 * `status.no-ledger`), it cannot be read (`ledger.*`), or it does not know the image (`status.unknown-image`).
 */
export async function readStatus(request: StatusRequest, world: World): Promise<Status> {
  const ledger = await loadLedger(request, world);
  const records: Readonly<Record<string, ImageRecord>> = { ...ledger.archive, ...ledger.images };
  const { image } = request;
  if (image !== undefined && !(image in records)) throw unknownImage(image, Object.keys(records));
  const names = image === undefined ? Object.keys(ledger.images).toSorted() : [image];
  return {
    repository: ledger.repository,
    images: names.flatMap((name) => {
      const record = records[name];
      return record === undefined ? [] : [describeImage(name, record, ledger)];
    }),
    attempts:
      image === undefined
        ? Object.values(ledger.attempts).filter(({ closedAt }) => closedAt === null)
        : findAttempts(ledger, image),
  };
}

async function loadLedger({ state, stateToken, tokens }: StatusRequest, world: World): Promise<Ledger> {
  const parsed = parseState(state);
  const store = openStore(parsed, { world, stateToken, tokens: parseHostTokens(tokens ?? "") });
  if (store === undefined) {
    throw new Failure("state is none, so that there is nothing to show", {
      code: "status.no-state",
      hint: "Name the ledger that check writes, for example --state file:basewatch.json or --state branch:basewatch.",
    });
  }
  const ledger = await store.load();
  if (Object.keys(ledger.images).length + Object.keys(ledger.archive).length > 0) return ledger;
  const spelled = printable(spellState(parsed) ?? "");
  throw new Failure(`${spelled}: there is no ledger yet`, {
    code: "status.no-ledger",
    hint: `Run basewatch check --config images.yaml --state ${spelled} first.`,
  });
}

function unknownImage(image: string, names: readonly string[]): Failure {
  const nearest = nearestName(image, names);
  return new Failure(`the ledger knows no image "${printable(image, 80)}"`, {
    code: "status.unknown-image",
    hint: nearest === undefined ? `It knows ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`,
  });
}

function describeImage(name: string, record: ImageRecord, ledger: Ledger): ImageStatus {
  return {
    image: name,
    reference: record.reference,
    digest: record.digest,
    verdict: record.verdict,
    decision: record.decision,
    dueAt: record.dueAt,
    why: explainDecision(name, record, ledger),
    bases: record.bases.map((reference) => ({
      reference,
      current: ledger.bases[reference]?.current ?? null,
      since: ledger.bases[reference]?.firstSeenAt ?? null,
      builtOn: record.builtOn[reference] ?? null,
      pendingSince: record.pendingSince[reference] ?? null,
    })),
    forced: record.forced,
    lastRebuild: record.lastRebuild,
    archivedAt: name in ledger.images ? null : (ledger.archive[name]?.archivedAt ?? null),
  };
}
