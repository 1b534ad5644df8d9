import { Failure } from "@basewatch/failure";
import { familiarName, formatPlatform, formatReference, nameReference } from "@basewatch/image";
import type { BaseVerdict } from "@basewatch/lineage";
import type { Rebuild } from "@basewatch/plan";
import type { CheckedImage } from "./checked-image.ts";
import { countShards } from "./shares.ts";

// A job's outputs are limited to 1 MB in all (https://docs.github.com/en/actions/reference/limits); half of it is left to others.
const MAX_REBUILDS_BYTES = 512 * 1024;
const MAX_MATRIX = 256;

/** The outputs, and what could not be put into one. */
export interface CheckOutputs {
  readonly outputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  readonly failures: readonly Failure[];
}

/** Where the files of a run are, absolute. */
export interface OutputFiles {
  readonly rebuilds: string;
  readonly report: string;
}

/** Lays out the outputs of check-base-digest (see its action.yml). */
export function buildOutputs(
  images: readonly CheckedImage[],
  rebuilds: readonly Rebuild[],
  files: OutputFiles,
  single: boolean,
): CheckOutputs {
  const changed = images.filter((image) => image.verdict === "changed").length;
  const unknown = images.filter((image) => image.verdict === "unknown").length;
  const list = listOutput(rebuilds);
  const matrix = matrixOutput(images);
  const outputs: Record<string, string> = {
    changed: String(changed > 0),
    "has-rebuilds": String(rebuilds.length > 0),
    ...list.outputs,
    "rebuilds-file": files.rebuilds,
    ...matrix.outputs,
    report: files.report,
    "changed-count": String(changed),
    "unknown-count": String(unknown),
    ...(single ? singleOutputs(images[0]) : {}),
  };
  return { outputs, warnings: list.warnings, failures: matrix.failures };
}

function listOutput(rebuilds: readonly Rebuild[]): Pick<CheckOutputs, "outputs" | "warnings"> {
  const text = JSON.stringify(rebuilds);
  const size = Buffer.byteLength(text);
  if (size <= MAX_REBUILDS_BYTES) return { outputs: { rebuilds: text }, warnings: [] };
  const warning = `the output rebuilds would be ${size} bytes, over ${MAX_REBUILDS_BYTES}, and is left unset: hand rebuilds-file on instead`;
  return { outputs: {}, warnings: [warning] };
}

function matrixOutput(images: readonly CheckedImage[]): Pick<CheckOutputs, "outputs" | "failures"> {
  const due = images.filter((image) => image.key !== undefined);
  if (due.length > MAX_MATRIX) {
    const failure = new Failure(
      `${due.length} images are due, and a job matrix holds ${MAX_MATRIX}; the output matrix is left unset`,
      {
        code: "check.matrix",
        hint: describeShards(due.map((image) => image.configuration.name)),
      },
    );
    return { outputs: {}, failures: [failure] };
  }
  return { outputs: { matrix: JSON.stringify({ include: due.map(matrixEntry) }) }, failures: [] };
}

function describeShards(names: readonly string[]): string {
  const count = countShards(names, MAX_MATRIX);
  return `Run the check in a job matrix with shard 1/${count} to ${count}/${count}, or hand rebuilds-file on to dispatch-rebuild.`;
}

function matrixEntry(image: CheckedImage): object {
  const { name, reference, source } = image.configuration;
  const platforms = image.configuration.platforms ?? image.lineage.platforms;
  return {
    name,
    reference: formatReference(reference),
    dockerfile: source?.dockerfile ?? "",
    context: source?.context ?? ".",
    stage: source?.stage ?? "",
    "build-args": Object.entries(source?.buildArgs ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join("\n"),
    platforms: platforms.map(formatPlatform).join(","),
    key: image.key,
  };
}

function singleOutputs(image: CheckedImage | undefined): Readonly<Record<string, string>> {
  const bases = image?.lineage.bases ?? [];
  const shown =
    bases.find((base) => base.verdict === "changed" && base.role === "runtime") ??
    bases.find((base) => base.verdict === "changed") ??
    bases.find((base) => base.role === "runtime");
  const contexts = bases.flatMap(buildContext);
  return {
    ...(shown === undefined ? {} : { "base-image": nameReference(shown.reference) }),
    ...(shown?.current === undefined ? {} : { digest: shown.current }),
    ...(shown?.previous[0] === undefined ? {} : { "previous-digest": shown.previous[0] }),
    "build-contexts": [...new Set(contexts)].join("\n"),
  };
}

/**
 * BuildKit looks a named context up under the name as people write it: no `docker.io/library/`, no `:latest`. The tag stays beside the digest, or
 * the provenance of the build would name no tag.
 */
function buildContext(base: BaseVerdict): readonly string[] {
  if (base.current === undefined || base.pinned || base.role === "syntax") return [];
  const pinned = formatReference({ ...base.reference, digest: base.current });
  return [`${familiarName(base.reference)}=docker-image://${pinned}`];
}
