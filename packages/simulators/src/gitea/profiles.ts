import type { GiteaProfileName } from "./types.ts";

/** What a version of Gitea or Forgejo can do. */
export interface GiteaProfile {
  readonly isForgejo: boolean;
  readonly version: string;
  readonly folders: readonly string[];
  readonly dispatches: boolean;
  /** The answer to a dispatch names the run on request. */
  readonly details: boolean;
  /** Runs are listed, and so are their jobs. */
  readonly runs: boolean;
  readonly cancels: boolean;
  /** Titles come from `run-name`. */
  readonly titles: boolean;
}

const GITEA = { isForgejo: false, folders: [".gitea/workflows", ".github/workflows"] };
const FORGEJO = {
  isForgejo: true,
  folders: [".forgejo/workflows", ".gitea/workflows", ".github/workflows"],
};
const ALL = { dispatches: true, details: true, runs: true, cancels: true, titles: true };
const FEW = { dispatches: true, details: false, runs: false, cancels: false, titles: false };

export const PROFILES: Readonly<Record<GiteaProfileName, GiteaProfile>> = {
  "gitea-1.28": { ...GITEA, ...ALL, version: "1.28.0" },
  "gitea-1.24": { ...GITEA, ...FEW, version: "1.24.3" },
  "gitea-1.22": { ...GITEA, ...FEW, dispatches: false, version: "1.22.6" },
  "forgejo-16": { ...FORGEJO, ...ALL, version: "16.0.0+gitea-1.22.0" },
  "forgejo-7": { ...FORGEJO, ...FEW, version: "7.0.1+gitea-1.21.11" },
};
