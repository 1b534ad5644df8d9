import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runBundle } from "../bundles.ts";
import { APP, NODE, type Subject } from "./situation.ts";

/** An image that is asked about, and where it is. */
export interface Asked {
  /** Unique, as a name in images.yaml. */
  readonly id: string;
  /** `127.0.0.1:port/…` up to the image's own name. */
  readonly prefix: string;
  readonly subject: Subject | undefined;
}

/** What check-base-digest said of one image. */
export interface GivenAnswer {
  readonly verdict: string;
  readonly decision: string;
  /** Of the base that decides the verdict. */
  readonly evidence: string | undefined;
  /** The code of the error of the image, or of the base that makes it unknown. */
  readonly error: string | undefined;
  /** `verdict evidence` by `repository:tag`. */
  readonly bases: Readonly<Record<string, string>>;
  /** Whether it is among the rebuilds. */
  readonly rebuilt: boolean;
}

/** The whole of a run. */
export interface Answers {
  readonly status: number | null;
  readonly log: string;
  /** By id. */
  readonly images: ReadonlyMap<string, GivenAnswer>;
}

interface ReportBase {
  readonly reference: string;
  readonly verdict: string;
  readonly evidence: string | null;
  readonly error: { readonly code: string } | null;
}

interface ReportImage {
  readonly name: string;
  readonly verdict: string;
  readonly decision: string;
  readonly bases: readonly ReportBase[];
  readonly error: { readonly code: string } | null;
}

/** What a scheduled run on the branch `main` of acme/images has; nobody listens where its API would be. */
const RUNNER = {
  GITHUB_REPOSITORY: "acme/images",
  GITHUB_API_URL: "http://127.0.0.1:9",
  GITHUB_SERVER_URL: "http://127.0.0.1:9",
  GITHUB_EVENT_NAME: "schedule",
  GITHUB_REF_TYPE: "branch",
  GITHUB_REF_NAME: "main",
  GITHUB_ACTOR: "octocat",
  GITHUB_RUN_ID: "4711",
};

/**
 * Asks the bundle about all images in one run, as a runner does: images.yaml and the Dockerfiles are in the checkout.
 *
 * @param workspace an empty folder.
 * @param inputs on top of the suite's own, e.g. `docker-config`.
 */
export async function askBundle(
  asked: readonly Asked[],
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Answers> {
  await writeFile(join(workspace, "images.yaml"), JSON.stringify(asked.map(entryOf), undefined, 1));
  for (const { id, prefix, subject } of asked) {
    if (subject?.dockerfile === null) continue;
    const path = join(workspace, id, "Dockerfile");
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, subject?.dockerfile ?? `FROM ${prefix}/${NODE}\n`);
  }
  const { status, log, outputs } = await runBundle("check-base-digest", {
    inputs: { config: "images.yaml", state: "none", "output-dir": "out", "fail-on": "never", ...inputs },
    environment: RUNNER,
    workspace,
  });
  const { report: path, "rebuilds-file": rebuilds } = outputs;
  if (path === undefined || rebuilds === undefined) throw new Error(`no report:\n${log}`);
  const due = await readDue(rebuilds);
  const { images }: { readonly images: readonly ReportImage[] } = JSON.parse(await readFile(path, "utf8"));
  return { status, log, images: new Map(images.map((image) => [image.name, read(image, asked, due)])) };
}

function entryOf({ id, prefix, subject }: Asked) {
  const [registry, ...path] = prefix.split("/");
  const { dockerfile, stage, buildArgs, platforms, track, baseImages } = subject ?? {};
  const [name, tag] = APP.split(":");
  return {
    name: id,
    registry,
    repository: [...path, name].join("/"),
    tag,
    platforms,
    track,
    baseImages,
    source: {
      repo: RUNNER.GITHUB_REPOSITORY,
      branch: RUNNER.GITHUB_REF_NAME,
      dockerfile: dockerfile === null ? null : `${id}/Dockerfile`,
      stage,
      buildArgs,
    },
  };
}

async function readDue(path: string): Promise<ReadonlySet<string>> {
  const rebuilds: readonly { readonly images: readonly { readonly name: string }[] }[] = JSON.parse(
    await readFile(path, "utf8"),
  );
  return new Set(rebuilds.flatMap(({ images }) => images.map(({ name }) => name)));
}

function read(image: ReportImage, asked: readonly Asked[], due: ReadonlySet<string>): GivenAnswer {
  const { name, verdict, decision, bases } = image;
  const prefix = asked.find(({ id }) => id === name)?.prefix ?? "";
  const decisive = bases.find((base) => base.verdict === verdict);
  return {
    verdict,
    decision,
    evidence: decisive?.evidence ?? undefined,
    error: image.error?.code ?? (verdict === "unknown" ? decisive?.error?.code : undefined),
    bases: Object.fromEntries(
      bases.map((base) => [
        base.reference.slice(prefix.length + 1),
        [base.verdict, ...(base.evidence === null ? [] : [base.evidence])].join(" "),
      ]),
    ),
    rebuilt: due.has(name),
  };
}
