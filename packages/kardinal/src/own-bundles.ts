import type { ListedBundle, ListedImage } from "./listed-bundle.ts";
import type { BundleImage, BundleRequest } from "./request.ts";

/**
 * The Bundles that a request of this run has made, newest first: same type, images and `ciRunURL`, and whatever else of the provenance is shown
 * is what was sent, so that a Bundle of an earlier attempt of the same run is not taken for one of this. None without a `ciRunURL`: then
 * nothing says whose a Bundle is.
 */
export function findOwnBundles(
  listed: readonly ListedBundle[],
  request: BundleRequest,
): readonly ListedBundle[] {
  const run = request.provenance?.ciRunURL;
  if (run === undefined) return [];
  return sortNewestFirst(
    listed.filter(
      (bundle) =>
        bundle.provenance["ciRunURL"] === run &&
        hasSameContent(bundle, request) &&
        hasSameProvenance(bundle, request),
    ),
  );
}

/** The newest Bundle with the same type and images, whoever made it: the one that a 409 means. */
export function findSameVersion(
  listed: readonly ListedBundle[],
  request: BundleRequest,
): ListedBundle | undefined {
  return sortNewestFirst(listed.filter((bundle) => hasSameContent(bundle, request)))[0];
}

/** What was sent and is not shown in the list, of the parts that released servers drop without a word. */
export function findDropped(
  bundle: ListedBundle,
  { configRef, intent }: BundleRequest,
): readonly ("configRef" | "intent")[] {
  const hasIntent = intent?.targetEnvironment !== undefined || (intent?.skipEnvironments?.length ?? 0) > 0;
  const sent = { configRef: configRef !== undefined, intent: hasIntent };
  return (["configRef", "intent"] as const).filter((part) => sent[part] && !bundle.shows.has(part));
}

function sortNewestFirst(bundles: readonly ListedBundle[]): readonly ListedBundle[] {
  return bundles.toSorted((left, right) => compareTimes(right.createdAt, left.createdAt));
}

function compareTimes(left: string, right: string): number {
  return (Date.parse(left) || 0) - (Date.parse(right) || 0);
}

function hasSameContent(bundle: ListedBundle, { type, images = [] }: BundleRequest): boolean {
  return (bundle.type ?? type) === type && spellImages(bundle.images) === spellImages(images);
}

function spellImages(images: readonly (ListedImage | BundleImage)[]): string {
  const spelled = images.map(({ repository, tag, digest }) =>
    JSON.stringify([repository, tag ?? "", digest ?? ""]),
  );
  return spelled.toSorted().join("\n");
}

function hasSameProvenance(bundle: ListedBundle, { provenance }: BundleRequest): boolean {
  return Object.entries(provenance ?? {}).every(([field, sent]: readonly [string, string | undefined]) => {
    const shown = bundle.provenance[field];
    if (sent === undefined || shown === undefined) return true;
    return field === "timestamp" ? isSameSecond(sent, shown) : sent === shown;
  });
}

// Kubernetes keeps whole seconds, in UTC.
function isSameSecond(left: string, right: string): boolean {
  return Math.floor(Date.parse(left) / 1000) === Math.floor(Date.parse(right) / 1000);
}
