import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import { formatReference, parseReference } from "@basewatch/image";
import { emptyLedger, type Ledger } from "@basewatch/ledger";
import {
  type ImageLineage,
  type LineageMemory,
  parseRememberedImage,
  traceLineage,
} from "@basewatch/lineage";
import { planRebuilds } from "@basewatch/plan";
import { createRedactor } from "@basewatch/redaction";
import { createRegistry, type RequestCounts, staticCredentials } from "@basewatch/registry";
import { systemClock } from "@basewatch/retry";
import {
  buildImage,
  buildOn,
  dockerPurl,
  type RegistrySimulator,
  startRegistry,
} from "@basewatch/simulators";
import { baseOf, type Fleet } from "./fleet.ts";
import { observe } from "./memory.ts";

/** The requests of a run over a whole fleet. */
export type Counted = Pick<RequestCounts, "head" | "get">;

/** What the registry client sent, and what lineage remembers of an image. */
export interface RequestRun {
  readonly first: Counted;
  readonly steady: Counted;
  /** One base has moved since. */
  readonly moved: Counted;
  /** Of one image after the first run, with the registry's host spelt as a registry's in the field. */
  readonly sample: Pick<ImageLineage, "remembered" | "children">;
}

/** Looks at a fleet three times, through the real registry client, over HTTP on loopback: the first time, when nothing has changed, and when one base has moved. */
export async function countRequests(fleet: Fleet): Promise<RequestRun> {
  const registry = await startRegistry({});
  try {
    publish(registry, fleet);
    const first = await look(registry, fleet, emptyLedger(), 1);
    const steady = await look(registry, fleet, first.ledger, 2);
    moveBase(registry, 0, 2);
    const moved = await look(registry, fleet, steady.ledger, 3);
    const [lineage] = first.lineages;
    const text = JSON.stringify({ remembered: lineage?.remembered, children: lineage?.children });
    const sample = JSON.parse(text.replaceAll(registry.host, "ghcr.io"));
    return { first: first.requests, steady: steady.requests, moved: moved.requests, sample };
  } finally {
    await registry.close();
  }
}

function moveBase({ store }: RegistrySimulator, number: number, generation: number) {
  const content = buildImage({
    platforms: ["linux/amd64"],
    created: new Date(Date.UTC(2026, 0, generation)).toISOString(),
    steps: [
      { createdBy: "ADD os.tar.xz /", files: { "etc/os": `base ${number}, generation ${generation}` } },
    ],
  });
  store.putContent(`base-${number}`, "1", content);
  return content;
}

function publish(registry: RegistrySimulator, fleet: Fleet): void {
  const bases = Array.from({ length: fleet.bases }, (_, number) => moveBase(registry, number, 1));
  for (const image of fleet.images) {
    const number = baseOf(fleet, image);
    const base = bases[number];
    if (base === undefined) continue;
    const uri = dockerPurl(`${registry.host}/base-${number}@1`, { platform: "linux/amd64" });
    const content = buildOn(base, {
      created: "2026-01-02T00:00:00Z",
      steps: [{ createdBy: "COPY . /app # buildkit", files: { "app/name": image.name } }],
      provenance: () => ({ version: "v1", materials: [{ uri, digest: base.root.digest }] }),
    });
    registry.store.putContent(image.name, "latest", content);
  }
}

async function look(simulator: RegistrySimulator, fleet: Fleet, ledger: Ledger, day: number) {
  const redactor = createRedactor();
  const transport = createTransport({
    exchange: createNodeExchange({ proxy: {} }),
    userAgent: "basewatch/scale",
    timeoutMs: 30_000,
    clock: systemClock,
    random: Math.random,
    policy: { attempts: 1, baseMs: 1, capMs: 1, budgetMs: 1 },
    gate: createGate({ clock: systemClock, total: 16, perHost: 16 }),
    redactor,
  });
  const registry = createRegistry({
    transport,
    clock: systemClock,
    credentials: staticCredentials(new Map()),
    insecureRegistries: [],
    trustedRealms: new Map(),
    redactor,
  });
  const lineages = await Promise.all(
    fleet.images.map((image) =>
      traceLineage(
        {
          image: parseReference(`${simulator.host}/${image.name}:latest`),
          platforms: undefined,
          bases: [
            {
              reference: parseReference(`${simulator.host}/base-${baseOf(fleet, image)}:1`),
              role: "runtime",
              line: 1,
              platforms: undefined,
              pinned: false,
            },
          ],
          memory: recall(ledger, image.name),
        },
        { registry },
      ),
    ),
  );
  const unknown = lineages.find(({ verdict }) => verdict === "unknown");
  if (unknown !== undefined) throw new Error(`${formatReference(unknown.reference)} is unknown`);
  const images = fleet.images.flatMap((image, index) => {
    const lineage = lineages[index];
    return lineage === undefined ? [] : [observe(image, lineage)];
  });
  const nowMs = Date.UTC(2026, 0, day);
  const plan = planRebuilds({ images, ledger, nowMs, state: "branch:basewatch", force: undefined });
  const { head, get } = registry.requests;
  return { lineages, ledger: plan.ledger, requests: { head, get } };
}

function recall(ledger: Ledger, name: string): LineageMemory | undefined {
  const record = ledger.images[name];
  if (record === undefined) return undefined;
  const { digest, digestSeenAt, builtOn, evidence } = record;
  return {
    image: parseRememberedImage(evidence),
    digest,
    digestSeenAt,
    builtOn,
    rebuilds: [],
    bases: ledger.bases,
  };
}
