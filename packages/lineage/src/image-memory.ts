import type { JudgedBase } from "./base-verdict.ts";
import type { CountedBases } from "./counted-bases.ts";
import type { Sighting } from "./ledger-evidence.ts";
import { writePlatform } from "./platform-text.ts";
import type { PublishedImage } from "./published-image.ts";
import type { PublishedPlatform } from "./published-platform.ts";
import type { RememberedImage } from "./remembered.ts";
import { writeBase } from "./tracked-base.ts";

type Reading = RememberedImage["readings"][number];

/** Everything that the next look at the same digest need not ask for again. */
export function rememberImage(
  { digest, allPlatforms }: PublishedImage,
  sighting: Sighting | undefined,
  { discovered, triggered }: CountedBases,
  judged: readonly JudgedBase[],
): RememberedImage {
  const order = allPlatforms.map(({ platform }) => writePlatform(platform));
  // Two that are written alike, or one that cannot be written, and the image has to be read each time.
  const isPlain = new Set(order).size === order.length && !order.includes(undefined);
  return {
    digest,
    ...(sighting?.replaced === undefined ? {} : { replaced: sighting.replaced }),
    order: isPlain ? order.filter((text) => text !== undefined) : [],
    readings: isPlain ? groupReadings(allPlatforms) : [],
    ...(discovered === undefined ? {} : { discovered }),
    ...(triggered === undefined ? {} : { triggered }),
    bases: Object.fromEntries(judged.map(({ verdict, remembered }) => [writeBase(verdict), remembered])),
  };
}

function groupReadings(platforms: readonly PublishedPlatform[]): Reading[] {
  const groups = new Map<string, Reading>();
  for (const { platform, digest, reading } of platforms) {
    const key = JSON.stringify(reading);
    // As it will be read back: without what is not there.
    const group: Reading = groups.get(key) ?? { platforms: {}, ...JSON.parse(key) };
    group.platforms[writePlatform(platform) ?? ""] = digest;
    groups.set(key, group);
  }
  return [...groups.values()];
}
