import type { ImageConfiguration } from "@basewatch/config";
import type { Ledger } from "@basewatch/ledger";
import type { Registry } from "@basewatch/registry";
import type { World } from "../action.ts";
import type { ObservedImage } from "./checked-image.ts";
import { describeCheckout } from "./checkout.ts";
import { openForges } from "./connections.ts";
import { readDockerfile, readWorkspace } from "./dockerfiles.ts";
import type { CheckInputs } from "./inputs.ts";
import { createRecall } from "./memory.ts";
import { observeImage } from "./observe.ts";
import type { Subjects } from "./subjects.ts";

/** What observing the images of a run needs. */
export interface FleetObserver {
  readonly inputs: CheckInputs;
  readonly registry: Registry;
  /** What earlier runs left behind; `undefined` when nothing is remembered. */
  readonly ledger: Ledger | undefined;
  readonly world: World;
}

/** Images that are looked at together, for each request that may be in flight: one waits for a token or a base of another's while others ask. */
const IMAGES_PER_REQUEST = 4;

/** Observes all images of a run, some at a time, so that memory holds what was found of the others and not what it was found in. In their order. */
export async function observeFleet(
  { images, single }: Subjects,
  { inputs, registry, ledger, world }: FleetObserver,
): Promise<readonly ObservedImage[]> {
  const openForge = openForges(inputs, world);
  const reader = { files: world.files, checkout: await describeCheckout(world), openForge };
  const workspace = await readWorkspace(images, single, reader);
  const { repository } = reader.checkout;
  const recall = ledger && createRecall(ledger);
  const buildMissing = inputs["on-missing"] === "rebuild";
  const observer = { registry, single, repository, recall, buildMissing };
  // All at once, since one request to an API may bring the files of many.
  const dockerfiles = images.map((image) => readDockerfile(image, workspace, reader));
  // Whoever observes the image gets the failure.
  for (const dockerfile of dockerfiles) dockerfile.catch(() => undefined);
  const observe = (image: ImageConfiguration, place: number) =>
    observeImage(image, dockerfiles[place] ?? readDockerfile(image, workspace, reader), observer);
  return mapSome(images, inputs.concurrency * IMAGES_PER_REQUEST, observe);
}

async function mapSome<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  map: (item: Item, place: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const work = async () => {
    for (const [place, item] of left) results[place] = await map(item, place);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
