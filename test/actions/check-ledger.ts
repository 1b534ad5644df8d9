import type { CheckStage } from "./check-stage.ts";

/** Where the ledger of these tests is. */
export const STATE = "file:state/basewatch.json";
/** A run that remembers. */
export const INPUTS = { config: "images.yaml", state: STATE };
/** A day, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The ledger file, as far as these tests read it. */
export interface StoredLedger {
  readonly version: number;
  readonly bases: Readonly<
    Record<
      string,
      { readonly current: string; readonly firstSeenAt: string; readonly previous: string | null }
    >
  >;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly archive: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The ledger as it is stored. */
export async function readLedger(stage: CheckStage): Promise<StoredLedger> {
  return JSON.parse(await stage.read("state/basewatch.json"));
}

/** Moves every time in the ledger back, as if its runs had been so many days ago. */
export async function age(stage: CheckStage, days: number): Promise<void> {
  const text = await stage.read("state/basewatch.json");
  const earlier = text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, (time) =>
    new Date(Date.parse(time) - days * DAY_MS).toISOString(),
  );
  await stage.write("state/basewatch.json", earlier);
}

/** app is built on node:22, and has the given keys in images.yaml. */
export async function publishApp(stage: CheckStage, more = ""): Promise<void> {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: { "node:22": node } });
  await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
  await stage.write(
    "images.yaml",
    `- { name: app, registry: "${stage.registry.host}", repository: app, source: {}${more} }\n`,
  );
}

/** The build workflow ran: app is built on that generation of node:22. */
export function rebuildApp(stage: CheckStage, generation: number): void {
  const node = stage.base("node:22", generation);
  stage.app("app:latest", {
    on: node,
    used: { "node:22": node },
    created: `2026-03-0${generation}T00:00:00Z`,
  });
}
