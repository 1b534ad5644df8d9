import { Failure } from "@basewatch/failure";
import { type BackoffPolicy, type Clock, retry } from "@basewatch/retry";
import { type BranchPlace, type BranchState, fetchState, planChange } from "./branch-state.ts";
import { createGitRunner } from "./git/command.ts";
import { authorization, type GitRemote, gitEnvironment } from "./git/environment.ts";
import { refusedFailure, remoteFailure } from "./git/failures.ts";
import { type BranchRepository, GitFailedError, type Identity, openRepository } from "./git/repository.ts";
import type { CommitResult, LedgerChange, LedgerStore } from "./store.ts";

/** What a ledger on a git branch needs. */
export interface BranchStoreOptions extends BranchPlace {
  readonly remote: GitRemote;
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

/** Thrown inside when somebody else moved the branch first. */
class LostRaceError extends Error {}

/**
 * A ledger on a branch of a git repository, written with plain `git`: one commit for each change that says something new, on top of the newest one, and pushed only if the branch still
 * is there (`--force-with-lease`, which the server checks again when it moves the branch). A branch that is missing is made as an orphan. See docs/adr/0019.
 */
export function createBranchStore(options: BranchStoreOptions): LedgerStore {
  const { branch, remote, signal, clock, random } = options;
  const hidden = secretsOf(remote);
  let opened: Promise<BranchRepository> | undefined;
  let seen: BranchState | undefined;
  let skipCi = /^(?:https?|ssh):/u.test(remote.url);

  const open = () => (opened ??= openIn(options));
  const refresh = async (): Promise<BranchState> => {
    seen = undefined;
    seen = await fetchState(await open(), options);
    return seen;
  };

  const tryCommit = async (change: LedgerChange): Promise<CommitResult> => {
    let stored = seen;
    let applied = stored === undefined ? undefined : apply(change, stored, options);
    if (stored === undefined || applied?.plan === undefined) {
      // What was loaded a while ago does not tell whether this says anything new now.
      stored = await refresh();
      applied = apply(change, stored, options);
    }
    const { plan, message } = applied;
    if (plan === undefined) return { ledger: stored.ledger, written: false };
    const commit = await (await open()).write({
      parent: stored.commit,
      message: `${message.trimEnd()}\n\n${SKIP_CI}\n`,
      identity: options.identity ?? IDENTITY,
      atMs: clock.now(),
      changes: plan.files,
    });
    const pushed = await (await open()).push(commit, stored.commit, { skipCi });
    // Where others write, too, what was pushed is soon no longer the newest.
    seen = undefined;
    if (pushed.code === 0) return { ledger: plan.ledger, written: true };
    return settlePush(commit, stored, `${pushed.stdout}\n${pushed.stderr}`);
  };

  // What a failed push means is not for its words alone to say: the branch shows it.
  const settlePush = async (commit: string, before: BranchState, said: string): Promise<CommitResult> => {
    const now = await fetchState(await open(), options);
    if (now.commit === commit) return { ledger: now.ledger, written: true };
    const hasMoved = now.commit !== before.commit;
    const isAnswered = said.split("\n").some((line) => line.startsWith("!\t"));
    if (hasMoved && now.commit !== undefined && !isAnswered && (await (await open()).holds(commit)))
      return { ledger: now.ledger, written: true };
    if (hasMoved || LOCKED.test(said)) throw new LostRaceError();
    if (!skipCi) throw classifyPush(branch, said, hidden);
    // Not every server knows push options; the commit's message says it, too.
    skipCi = false;
    throw new LostRaceError();
  };

  return {
    load: () => explain(async () => (await refresh()).ledger, branch, hidden),
    commit: (change) =>
      explain(
        () =>
          retry(() => tryCommit(change), {
            policy: options.policy ?? RACING,
            clock,
            random,
            signal,
            classify: (error) => ({ kind: error instanceof LostRaceError ? "retry" : "give-up" }),
          }),
        branch,
        hidden,
      ),
  };
}

function apply(change: LedgerChange, stored: BranchState, place: BranchPlace) {
  const { ledger, message } = change(stored.ledger);
  return { plan: planChange(stored, ledger, place), message };
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
