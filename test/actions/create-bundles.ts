import {
  type KardinalOptions,
  type KardinalSimulator,
  type StepResult,
  startKardinal,
} from "@basewatch/simulators";
import { onTestFinished } from "vitest";
import { runBundle } from "../bundles.ts";

export const TOKEN = "bundle-token-1234";

/** What identifies a run on GitHub Actions. */
export const GITHUB_RUN = {
  GITHUB_SHA: "0123abc",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "myorg/my-app",
  GITHUB_RUN_ID: "12345",
  GITHUB_ACTOR: "engineer-name",
} as const;

/** A kardinal that is closed when the test ends. */
export async function openKardinal(options: Partial<KardinalOptions> = {}): Promise<KardinalSimulator> {
  const kardinal = await startKardinal({ token: TOKEN, profile: "server", ...options });
  onTestFinished(() => kardinal.close());
  return kardinal;
}

/** Runs the step with one image, the token and the server's address, unless the inputs say otherwise. */
export function promote(
  kardinal: Pick<KardinalSimulator, "url">,
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return runBundle("create-bundle", {
    inputs: {
      pipeline: "my-app",
      "kardinal-url": kardinal.url,
      image: "ghcr.io/myorg/my-app:1.29.0",
      ...inputs,
    },
    environment: { KARDINAL_TOKEN: TOKEN, ...GITHUB_RUN, ...environment },
  });
}

/** How often a Bundle was asked for. */
export function countPosts({ requests }: KardinalSimulator): number {
  return requests.filter(({ method }) => method === "POST").length;
}

/** The messages of a level's annotations. */
export function say({ annotations }: StepResult, level: "error" | "warning" | "notice"): readonly string[] {
  return annotations.filter((annotation) => annotation.level === level).map(({ message }) => message);
}
