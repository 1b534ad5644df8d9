import { isDeepStrictEqual } from "node:util";
import { Failure } from "@basewatch/failure";
import { type BackoffPolicy, type Clock, retry } from "@basewatch/retry";
import { HEAD_PATH, isLedgerPath, joinLedger, type LedgerFiles, splitLedger } from "./buckets.ts";
import { emptyLedger, requireOwn } from "./document.ts";
import { createGitRunner } from "./git/command.ts";
import { authorization, type GitRemote, gitEnvironment } from "./git/environment.ts";
import { refusedFailure, remoteFailure } from "./git/failures.ts";
import {
  type BranchRepository,
  GitFailedError,
  type Identity,
  openRepository,
  type Snapshot,
} from "./git/repository.ts";
import { README } from "./readme.ts";
import type { CommitResult, LedgerChange, LedgerStore } from "./store.ts";
import type { Ledger } from "./types.ts";

/** What a ledger on a git branch needs. */
export interface BranchStoreOptions {
  readonly remote: GitRemote;
  readonly branch: string;
  /** The repository that the ledger belongs to, `host/owner/repo`; `null` when it is not known. */
  readonly repository: string | null;
  /** The process's environment, for what git needs of it: `PATH`, proxies, certificates, the ssh agent. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** An empty folder that is removed when the run ends. */
  readonly makeFolder: () => Promise<string>;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Who commits; basewatch by default. */
  readonly identity?: Identity | undefined;
  /** The most that one git command may take, in milliseconds; 120 s by default. */
  readonly timeoutMs?: number | undefined;
  /** The pauses between lost races; by default up to 5 s each and two minutes together. */
  readonly policy?: BackoffPolicy | undefined;
  /** The git program, by default the one in `PATH`. */
  readonly program?: string | undefined;
}

const IDENTITY: Identity = { name: "basewatch", email: "basewatch@noreply.invalid" };
const RACING: BackoffPolicy = {
  attempts: Number.POSITIVE_INFINITY,
  baseMs: 100,
  capMs: 5_000,
  budgetMs: 120_000,
};
// The last words of a message: GitHub, GitLab, Gitea and Forgejo start nothing for a push whose newest commit says so.
const SKIP_CI = "[skip ci]";
const LOCKED =
  /stale info|fetch first|non-fast-forward|failed to lock|cannot lock ref|failed to update ref|Unable to create '.*\.lock'/u;

/** The branch as it was last seen, with the ledger in it. */
interface Stored {
  /** `undefined`: there is no such branch yet. */
  readonly commit: string | undefined;
  readonly files: LedgerFiles;
  readonly hasReadme: boolean;
  readonly ledger: Ledger;
}

/** Thrown inside when somebody else moved the branch first. */
class LostRaceError extends Error {}

/**
 * A ledger on a branch of a git repository, written with plain `git`: one commit for each change that says something new, on top of the newest one, and pushed only if the branch still
 * is there (`--force-with-lease`, which the server checks again when it moves the branch). A branch that is missing is made as an orphan. See docs/adr/0019.
 */
export function createBranchStore(options: BranchStoreOptions): LedgerStore {
  const place = options.branch;
  const hidden = secretsOf(options.remote);
  const policy = options.policy ?? RACING;
  let opened: Promise<BranchRepository> | undefined;
  let seen: Stored | undefined;
  let skipCi = /^(?:https?|ssh):/u.test(options.remote.url);

  const open = () => (opened ??= openIn(options));
  const refresh = async (): Promise<Stored> => {
    seen = undefined;
    const snapshot = await (await open()).fetch(isLedgerPath);
    seen = readStored(snapshot, options);
    return seen;
  };

  const tryCommit = async (change: LedgerChange): Promise<CommitResult> => {
    let [base, fresh] = seen === undefined ? [await refresh(), true] : [seen, false];
    let { ledger, message } = change(base.ledger);
    if (isSame(ledger, base.ledger) && !fresh) {
      // What was loaded a while ago does not tell whether this says anything new now.
      [base, fresh] = [await refresh(), true];
      ({ ledger, message } = change(base.ledger));
    }
    if (isSame(ledger, base.ledger)) return { ledger: base.ledger, written: false };
    const next = { ...ledger, repository: ledger.repository ?? options.repository };
    const files = splitLedger(next);
    const changes = compareFiles(base, files);
    const commit = await (await open()).write({
      parent: base.commit,
      message: `${message.trimEnd()}\n\n${SKIP_CI}\n`,
      identity: options.identity ?? IDENTITY,
      atMs: options.clock.now(),
      changes,
    });
    const pushed = await (await open()).push(commit, base.commit, { skipCi });
    if (pushed.code !== 0) return settlePush(commit, base, `${pushed.stdout}\n${pushed.stderr}`);
    seen = { commit, files, hasReadme: true, ledger: next };
    return { ledger: next, written: true };
  };

  // What a failed push means is not for its words to say alone: the branch shows it.
  const settlePush = async (commit: string, base: Stored, said: string): Promise<CommitResult> => {
    const now = await refresh();
    if (now.commit === commit) return { ledger: now.ledger, written: true };
    if (now.commit !== base.commit) {
      const answered = said.split("\n").some((line) => line.startsWith("!\t"));
      if (now.commit !== undefined && !answered && (await (await open()).holds(commit)))
        return { ledger: now.ledger, written: true };
    }
    if (now.commit !== base.commit || LOCKED.test(said)) {
      // The next try comes after a pause, in which others go on.
      seen = undefined;
      throw new LostRaceError();
    }
    if (skipCi) {
      skipCi = false;
      throw new LostRaceError();
    }
    throw classifyPush(place, said, hidden);
  };

  return {
    load: () => explain(async () => (await refresh()).ledger, place, hidden),
    commit: (change) =>
      explain(
        () =>
          retry(() => tryCommit(change), {
            policy,
            clock: options.clock,
            random: options.random,
            signal: options.signal,
            classify: (error) => ({ kind: error instanceof LostRaceError ? "retry" : "give-up" }),
          }),
        place,
        hidden,
      ),
  };
}

async function openIn(options: BranchStoreOptions): Promise<BranchRepository> {
  const folder = await options.makeFolder();
  const git = createGitRunner({
    program: options.program ?? "git",
    folder,
    environment: gitEnvironment(options.remote, options.environment, folder),
    timeoutMs: options.timeoutMs ?? 120_000,
    signal: options.signal,
  });
  return openRepository(git, { url: options.remote.url, branch: options.branch });
}

function readStored(snapshot: Snapshot | undefined, options: BranchStoreOptions): Stored {
  const { branch, repository } = options;
  if (snapshot === undefined || snapshot.paths.length === 0) {
    const ledger = emptyLedger(repository);
    return { commit: snapshot?.commit, files: new Map(), hasReadme: false, ledger };
  }
  const { commit, files, paths } = snapshot;
  if (!files.has(HEAD_PATH)) {
    throw new Failure(`${branch}: the branch holds other files, and no ledger`, {
      code: "ledger.other-branch",
      hint: "Name a branch of its own in state, for example branch:basewatch; it is made when it is missing.",
    });
  }
  const ledger = requireOwn(joinLedger(files, branch), repository, `${branch}:${HEAD_PATH}`);
  return { commit, files, hasReadme: paths.includes(README.path), ledger };
}

function compareFiles(base: Stored, files: LedgerFiles): ReadonlyMap<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  if (!base.hasReadme) changes.set(README.path, README.text);
  for (const path of base.files.keys()) if (!files.has(path)) changes.set(path, undefined);
  for (const [path, text] of files) if (base.files.get(path) !== text) changes.set(path, text);
  return changes;
}

function isSame(left: Ledger, right: Ledger): boolean {
  return left === right || isDeepStrictEqual(left, right);
}

function classifyPush(place: string, said: string, hidden: readonly string[]): Failure {
  const answered = said.includes("[remote rejected]") || /returned error: 403/u.test(said);
  return answered ? refusedFailure(place, said, hidden) : remoteFailure(place, said, hidden);
}

async function explain<T>(operation: () => Promise<T>, place: string, hidden: readonly string[]): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof GitFailedError) throw remoteFailure(place, error.stderr, hidden);
    if (error instanceof LostRaceError) {
      throw new Failure(`${place}: other runs have been pushing to the branch all the time`, {
        code: "ledger.contended",
        hint: "Let fewer runs write at once, for example with a concurrency group, and run again.",
      });
    }
    throw error;
  }
}

function secretsOf(remote: GitRemote): readonly string[] {
  if (remote.token === undefined) return [];
  return [remote.token, authorization(remote).replace("Basic ", "")];
}
