import type { Failure } from "@basewatch/failure";
import type { BundleImage, BundleRequest, BundleResult } from "@basewatch/kardinal";
import { code, link, plain, table } from "@basewatch/render";

const MAX_IMAGES = 20;

/** The Bundle as it is sent: it always says where it belongs and which images it has. */
export interface PlannedBundle extends BundleRequest {
  readonly namespace: string;
  readonly images: readonly BundleImage[];
}

/** What became of the Bundle. */
export type Ending =
  | {
      readonly kind: "exists";
      readonly result: BundleResult;
      /** What was waited for, how that ended, and why it was in vain. */
      readonly environment?: string;
      readonly phase?: string | undefined;
      readonly failure?: Failure | undefined;
    }
  | {
      readonly kind: "written";
      readonly name: string;
      readonly namespace: string;
      readonly path: string;
    }
  | { readonly kind: "rehearsed" }
  | { readonly kind: "failed"; readonly failures: readonly Failure[] };

/** The job summary's Markdown: what became of the Bundle, what is in it, and where to look. */
export function writeSummary(request: PlannedBundle, statusLink: string | undefined, ending: Ending): string {
  const rows = [
    ["Pipeline", statusLink === undefined ? code(request.pipeline) : link(request.pipeline, statusLink)],
    ["Namespace", code(request.namespace)],
    ...describeImages(request.images),
    ...describeRest(request),
    ...describeFate(ending),
  ];
  return `### ${describeEnding(ending)}\n\n${table(["Bundle", describeName(ending)], rows)}${describeFailures(ending)}`;
}

function describeEnding(ending: Ending): string {
  if (ending.kind === "failed") return "No Bundle was created";
  if (ending.kind === "rehearsed") return "Dry run: this Bundle would be created";
  if (ending.kind === "written") return "Bundle written as a manifest";
  const { result, environment, failure } = ending;
  const beginning = result.created ? "Bundle created" : "The Bundle was there already";
  if (environment === undefined) return beginning;
  return `${beginning}, ${failure === undefined ? "and" : "but not"} Verified in ${plain(environment, 80)}`;
}

function describeName(ending: Ending): string {
  if (ending.kind === "written") return code(ending.name);
  return ending.kind === "exists" && ending.result.name !== undefined ? code(ending.result.name) : "–";
}

function describeImages(images: readonly BundleImage[]): readonly (readonly string[])[] {
  const rows = images.slice(0, MAX_IMAGES).map(({ repository, tag, digest }) => {
    const version = `${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
    return ["Image", code(`${repository}${version}`)];
  });
  const left = images.length - rows.length;
  return left > 0 ? [...rows, ["", `and ${left} more images`]] : rows;
}

function describeRest({ configRef, provenance, intent }: BundleRequest): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Configuration", configRef && `${configRef.gitRepo} at ${configRef.commitSHA}`],
    ["Commit", provenance?.commitSHA],
    ["Author", provenance?.author],
    ["Promoted up to", intent?.targetEnvironment],
    ["Skipped", intent?.skipEnvironments?.join(", ")],
  ];
  return rows.flatMap(([what, value]) => (value === undefined ? [] : [[what, code(value)]]));
}

function describeFate(ending: Ending): readonly (readonly string[])[] {
  if (ending.kind === "written") return [["Manifest", code(ending.path)]];
  if (ending.kind !== "exists" || ending.environment === undefined) return [];
  return [[plain(ending.environment, 80), code(ending.phase ?? "not seen")]];
}

function describeFailures(ending: Ending): string {
  const failures = listFailuresOf(ending);
  if (failures.length === 0) return "";
  return `\n${failures.map(({ message, hint = "" }) => `- ${plain(message)} ${plain(hint, 600)}\n`).join("")}`;
}

function listFailuresOf(ending: Ending): readonly Failure[] {
  if (ending.kind === "failed") return ending.failures;
  return ending.kind === "exists" && ending.failure !== undefined ? [ending.failure] : [];
}
