import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { type BackoffPolicy, type Clock, retry } from "@basewatch/retry";

/** What {@link updateFile} needs besides the file system. */
export interface UpdateOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** Thrown as it is when other processes have been writing all the time. */
export class ContendedError extends Error {}

const WAITING: BackoffPolicy = { attempts: Number.POSITIVE_INFINITY, baseMs: 4, capMs: 60, budgetMs: 30_000 };
// A writer reads, computes and writes; one that has been at it for this long hangs, or its process is gone and its number in use again.
const ABANDONED_MS = 20_000;

/**
 * Replaces a file by what `change` makes of its newest bytes, by compare-and-swap among all processes that update it this way: a writer announces itself by the temporary file
 * that it will rename, and goes on only when it finds no other's. So the lock and what is written are one file: a writer whose lock was taken for abandoned cannot write any more, and one that is killed
 * leaves nothing that the next one has to understand. Throws {@link ContendedError} after 30 s, and whatever the file system throws.
 */
export async function updateFile(
  target: string,
  change: (stored: Buffer | undefined) => string | undefined,
  options: UpdateOptions,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await retry(() => tryUpdate(target, change, options.clock), {
    ...options,
    policy: WAITING,
    classify: (error) => ({ kind: error instanceof ContendedError ? "retry" : "give-up" }),
  });
}

async function tryUpdate(
  target: string,
  change: (stored: Buffer | undefined) => string | undefined,
  clock: Clock,
): Promise<void> {
  await requireNobody(target, undefined, clock);
  const own = `${lockPrefix(target)}${process.pid}.${hostId()}.${randomUUID()}.tmp`;
  const path = join(dirname(target), own);
  const file = await open(path, "wx");
  try {
    // Announced first and then looked: of two that come at once, at least one sees the other.
    await requireNobody(target, own, clock);
    const text = change(await readStored(target));
    if (text === undefined) return;
    await file.writeFile(text);
    await file.sync();
    await rename(path, target).catch((error: unknown) => {
      throw isMissing(error) ? new ContendedError() : error;
    });
    await syncFolder(dirname(target));
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function requireNobody(target: string, own: string | undefined, clock: Clock): Promise<void> {
  const prefix = lockPrefix(target);
  for (const name of await readdir(dirname(target))) {
    if (name === own || !name.startsWith(prefix) || !name.endsWith(".tmp")) continue;
    const path = join(dirname(target), name);
    if (!(await isAbandoned(path, name.slice(prefix.length), clock))) throw new ContendedError();
    await rm(path, { force: true });
  }
}

async function isAbandoned(path: string, owner: string, clock: Clock): Promise<boolean> {
  const [pid = "", host = ""] = owner.split(".");
  if (host === hostId() && !isRunning(Number(pid))) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && clock.now() - found.mtimeMs > ABANDONED_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, and so a running one.
    return codeOf(error) !== "ESRCH";
  }
}

async function readStored(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Not every file system can; what was renamed is whole all the same.
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function lockPrefix(target: string): string {
  return `.${basename(target)}.writer.`;
}

// Hexadecimal, since a host's name may hold dots and capitals.
function hostId(): string {
  return Buffer.from(hostname()).toString("hex").slice(0, 32);
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
