import { Failure, nearestName } from "@basewatch/failure";
import { createFileStore, findAttempts, type ImageRecord, type Ledger } from "@basewatch/ledger";
import { printable } from "@basewatch/redaction";
import type { Files } from "../action.ts";
import { type FileState, parseFileState } from "../state.ts";

/** One line of the status: an image and one base that it waits for, or nothing. */
export interface StatusLine {
  readonly image: string;
  readonly reference: string;
  readonly verdict: ImageRecord["verdict"];
  readonly decision: string;
  readonly dueAt: string | null;
  /** Bases that moved and wait, with the time since when. */
  readonly pending: Readonly<Record<string, string>>;
  readonly forced: string | null;
  readonly lastDispatch: string | null;
}

/** One attempt to rebuild an image. */
export interface PastDispatch {
  readonly key: string;
  readonly attempt: number;
  readonly at: string;
  readonly status: string;
  readonly runUrl: string | null;
}

/** What a ledger knows, or one image of it with its history. */
export interface Status {
  readonly lines: readonly StatusLine[];
  /** Base reference → its current digest and since when. */
  readonly bases: Readonly<Record<string, { readonly current: string; readonly firstSeenAt: string }>>;
  /** The dispatches of the one image that was asked for, oldest first. */
  readonly history: readonly PastDispatch[];
}

/** Reads the ledger and yields what is tracked, what waits and until when. Throws `Failure` when there is none, or `image` is not in it. */
export async function readStatus(
  stateInput: string,
  files: Files,
  image: string | undefined,
): Promise<Status> {
  const state = parseFileState(stateInput);
  const ledger = await loadLedger(state, files);
  const names = Object.keys(ledger.images);
  if (image !== undefined && !names.includes(image)) {
    const nearest = nearestName(image, names);
    throw new Failure(`the ledger knows no image "${printable(image, 80)}"`, {
      code: "status.unknown-image",
      hint:
        nearest === undefined
          ? `It knows ${names.slice(0, 20).join(", ") || "none yet"}.`
          : `Did you mean ${nearest}?`,
    });
  }
  const chosen = image === undefined ? names : [image];
  return {
    lines: chosen.flatMap((name) => describeImage(name, ledger)),
    bases: Object.fromEntries(
      Object.entries(ledger.bases).map(([name, { current, firstSeenAt }]) => [
        name,
        { current, firstSeenAt },
      ]),
    ),
    history: image === undefined ? [] : listDispatches(ledger, image),
  };
}

async function loadLedger(state: FileState, files: Files): Promise<Ledger> {
  if (state.kind === "none") {
    throw new Failure("state is none, so that there is nothing to show", {
      code: "status.no-state",
      hint: "Name the file that check writes, for example --state file:basewatch.json.",
    });
  }
  if ((await files.read(state.path)) === undefined) {
    throw new Failure(`${printable(state.path)}: there is no ledger yet`, {
      code: "status.no-ledger",
      hint: `Run basewatch check --config images.yaml --state file:${printable(state.path)} first.`,
    });
  }
  return createFileStore(files, state.path).load();
}

function listDispatches(ledger: Ledger, image: string): readonly PastDispatch[] {
  return findAttempts(ledger, image).map(({ key, attempt, claimedAt, status, runUrl }) => ({
    key,
    attempt,
    at: claimedAt,
    status,
    runUrl,
  }));
}

function describeImage(name: string, ledger: Ledger): readonly StatusLine[] {
  const record = ledger.images[name];
  if (record === undefined) return [];
  const last = listDispatches(ledger, name).at(-1);
  return [
    {
      image: name,
      reference: record.reference,
      verdict: record.verdict,
      decision: record.decision,
      dueAt: record.dueAt,
      pending: record.pendingSince,
      forced: record.forced === null ? null : `${record.forced.by}: ${record.forced.reason}`,
      lastDispatch:
        last === undefined
          ? null
          : `${last.status} ${last.at}${last.runUrl === null ? "" : ` ${last.runUrl}`}`,
    },
  ];
}
