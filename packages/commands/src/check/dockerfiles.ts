import type { ImageConfiguration, SourceConfiguration } from "@basewatch/config";
import { Failure, listFailures } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Files } from "../action.ts";
import type { OpenForge } from "../forges.ts";
import { type Checkout, isCheckoutOf } from "./checkout.ts";

/** The Dockerfile of an image, and the ref that it is of. */
export interface DockerfileSource {
  /** `undefined` when the image has no Dockerfile. */
  readonly text: string | undefined;
  /** Why it could not be read. */
  readonly error: Failure | undefined;
  /** The branch that its source builds from; `undefined` when it is not known. */
  readonly ref: string | undefined;
}

/** What reading Dockerfiles needs. */
export interface DockerfileReader {
  readonly files: Files;
  readonly checkout: Checkout;
  /** The forge that a source is on. Throws `Failure` when there is no token for it. */
  readonly openForge: OpenForge;
}

const NONE: DockerfileSource = { text: undefined, error: undefined, ref: undefined };

/**
 * The Dockerfiles that the workspace has, by image name: those of sources that it is a checkout of. All of it is read before anything is asked
 * of an API, so that what is left for one goes out together. Throws `Failure` for the one that an input names, `check.dockerfile-missing` when it
 * is not there.
 */
export async function readWorkspace(
  images: readonly ImageConfiguration[],
  single: boolean,
  reader: Pick<DockerfileReader, "files" | "checkout">,
): Promise<ReadonlyMap<string, DockerfileSource>> {
  const found = await Promise.all(
    images.map(async ({ name, source }) => {
      if (source === undefined || (single && source.dockerfile === null)) return [name, NONE] as const;
      if (single) return [name, await readOnly(source, reader)] as const;
      return isCheckoutOf(reader.checkout, source)
        ? ([name, await readLocally(source, reader)] as const)
        : undefined;
    }),
  );
  return new Map(found.flatMap((entry) => (entry?.[1] === undefined ? [] : [[entry[0], entry[1]]])));
}

/** Reads an image's Dockerfile: as the workspace has it, otherwise through the API. What goes wrong is in its `error`. */
export async function readDockerfile(
  { name, source }: ImageConfiguration,
  workspace: ReadonlyMap<string, DockerfileSource>,
  reader: DockerfileReader,
): Promise<DockerfileSource> {
  const found = workspace.get(name);
  if (found !== undefined || source === undefined) return found ?? NONE;
  return orError(source, () => readThroughApi(source, reader));
}

/** The Dockerfile that an input names. */
async function readOnly(
  source: SourceConfiguration,
  reader: Pick<DockerfileReader, "files" | "checkout">,
): Promise<DockerfileSource> {
  const path = source.dockerfile ?? "";
  const text = (await reader.files.read(path))?.toString("utf8");
  if (text !== undefined) return { ...NONE, text };
  throw new Failure(`${printable(path)}: there is no such file in ${reader.files.resolve(".")}`, {
    code: "check.dockerfile-missing",
    hint: "Check the input dockerfile, and that actions/checkout runs before this step.",
  });
}

/** `undefined` when the workspace lacks the file, as a sparse checkout may. */
function readLocally(
  source: SourceConfiguration,
  { files, checkout }: Pick<DockerfileReader, "files" | "checkout">,
): Promise<DockerfileSource | undefined> {
  const { dockerfile } = source;
  const ref = source.branch ?? checkout.defaultBranch ?? checkout.branch;
  return orError(source, async () => {
    if (dockerfile === null) return ref === undefined ? undefined : { ...NONE, ref };
    const text = (await files.read(dockerfile))?.toString("utf8");
    return text === undefined ? undefined : { text, error: undefined, ref };
  });
}

async function orError<Found>(
  source: SourceConfiguration,
  read: () => Promise<Found>,
): Promise<Found | DockerfileSource> {
  try {
    return await read();
  } catch (error) {
    const [failure] = listFailures(error);
    if (failure === undefined) throw error;
    return { ...NONE, error: failure, ref: source.branch };
  }
}

async function readThroughApi(
  source: SourceConfiguration,
  reader: DockerfileReader,
): Promise<DockerfileSource> {
  const repository = source.repo ?? reader.checkout.repository;
  if (repository === undefined) throw unknownRepository(source, reader.files);
  const { provider, apiUrl } = source;
  const forge = await reader.openForge({ provider, apiUrl, repository });
  if (source.dockerfile === null) {
    return { ...NONE, ref: source.branch ?? (await forge.fetchDefaultBranch(repository)) };
  }
  const found = await forge.readFiles(repository, source.branch, [source.dockerfile]);
  const file = found.files.get(source.dockerfile);
  const ref = source.branch ?? found.defaultBranch;
  if (file?.kind === "text") return { text: file.text, error: undefined, ref };
  return { ...NONE, error: file?.failure, ref };
}

function unknownRepository(source: SourceConfiguration, files: Files): Failure {
  const path = printable(source.dockerfile ?? "");
  return new Failure(
    `${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`,
    {
      code: "check.repository-unknown",
      hint: "Set source.repo to owner/repo, or run this in a checkout of the repository.",
    },
  );
}
