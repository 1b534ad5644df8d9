import type { SourceConfiguration } from "@basewatch/config";
import type { Files, World } from "../action.ts";
import { defaultApiUrl } from "../forges.ts";

const API = "https://api.github.com";

/** What is known of the workspace: whose checkout it is, and of which branch. */
export interface Checkout {
  /** The API of the GitHub that the repository is on. */
  readonly apiUrl: string;
  /** `owner/repo`; `undefined` outside of a runner. */
  readonly repository: string | undefined;
  /** The branch that is checked out; `undefined` when nothing says so (a tag, a detached commit). */
  readonly branch: string | undefined;
  /** `undefined` when the event does not name it. */
  readonly defaultBranch: string | undefined;
}

/** Reads what the runner's environment, its event and the checkout's own HEAD say. */
export async function describeCheckout({
  environment,
  files,
}: Pick<World, "environment" | "files">): Promise<Checkout> {
  const event = await readEvent(environment["GITHUB_EVENT_PATH"], files);
  const runnerBranch =
    environment["GITHUB_REF_TYPE"] === "branch" ? environment["GITHUB_REF_NAME"] : undefined;
  return {
    apiUrl: environment["GITHUB_API_URL"] || API,
    repository: environment["GITHUB_REPOSITORY"] || undefined,
    branch: (await readHead(files)) ?? runnerBranch,
    defaultBranch: event,
  };
}

/** Whether the Dockerfile of a source may be read from the workspace: same repository, same branch, as far as anything says. */
export function isCheckoutOf(checkout: Checkout, source: SourceConfiguration): boolean {
  const { provider, repo = checkout.repository } = source;
  const apiUrl = source.apiUrl ?? defaultApiUrl(provider, { GITHUB_API_URL: checkout.apiUrl });
  if (apiUrl !== checkout.apiUrl || repo?.toLowerCase() !== checkout.repository?.toLowerCase()) return false;
  const wanted = source.branch ?? checkout.defaultBranch;
  return wanted === undefined || checkout.branch === undefined || wanted === checkout.branch;
}

async function readEvent(path: string | undefined, files: Files): Promise<string | undefined> {
  const bytes = path ? await files.read(path) : undefined;
  if (bytes === undefined) return undefined;
  try {
    const event = JSON.parse(bytes.toString("utf8")) as { repository?: { default_branch?: unknown } } | null;
    const branch = event?.repository?.default_branch;
    return typeof branch === "string" ? branch : undefined;
  } catch {
    // The event is the runner's own file; without it the branch is asked for elsewhere.
    return undefined;
  }
}

async function readHead(files: Files): Promise<string | undefined> {
  const head = await files.read(".git/HEAD");
  return /^ref: refs\/heads\/(.+)\n?$/u.exec(head?.toString("utf8") ?? "")?.[1];
}
