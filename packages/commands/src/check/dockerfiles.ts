import type { ImageConfiguration, SourceConfiguration } from "@basewatch/config";
import { Failure, listFailures } from "@basewatch/failure";
import type { Github } from "@basewatch/forge";
import { printable } from "@basewatch/redaction";
import type { Files } from "../action.ts";
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
  /** The GitHub that a source is on. Throws `Failure` when there is no token for it. */
  readonly openGithub: (source: SourceConfiguration) => Promise<Github>;
}

const NONE: DockerfileSource = { text: undefined, error: undefined, ref: undefined };

/**
 * Reads an image's Dockerfile: from the workspace when it is a checkout of that branch and has the file, otherwise through the API. Throws
 * `Failure` `check.dockerfile-missing` when the one that an input names is not there.
 */
export async function readDockerfile(
  image: ImageConfiguration,
  single: boolean,
  reader: DockerfileReader,
): Promise<DockerfileSource> {
  const { source } = image;
  if (source === undefined || (single && source.dockerfile === null)) return NONE;
  if (single || isCheckoutOf(reader.checkout, source)) {
    const found = await readWorkspace(source, reader, single);
    if (found !== undefined) return found;
  }
  try {
    return await readThroughApi(source, reader);
  } catch (error) {
    const [failure] = listFailures(error);
    if (failure === undefined) throw error;
    return { ...NONE, error: failure, ref: source.branch };
  }
}

async function readWorkspace(
  source: SourceConfiguration,
  { files, checkout }: DockerfileReader,
  single: boolean,
): Promise<DockerfileSource | undefined> {
  const ref = source.branch ?? checkout.defaultBranch ?? checkout.branch;
  if (source.dockerfile === null) return ref === undefined ? undefined : { ...NONE, ref };
  const text = (await files.read(source.dockerfile))?.toString("utf8");
  if (text !== undefined) return { text, error: undefined, ref };
  if (!single) return undefined;
  throw new Failure(`${printable(source.dockerfile)}: there is no such file in ${files.resolve(".")}`, {
    code: "check.dockerfile-missing",
    hint: "Check the input dockerfile, and that actions/checkout runs before this step.",
  });
}

async function readThroughApi(source: SourceConfiguration, reader: DockerfileReader): Promise<DockerfileSource> {
  const repository = source.repo ?? reader.checkout.repository;
  if (repository === undefined) throw unknownRepository(source, reader.files);
  const github = await reader.openGithub(source);
  if (source.dockerfile === null) {
    return { ...NONE, ref: source.branch ?? (await github.fetchDefaultBranch(repository)) };
  }
  const found = await github.readFiles(repository, source.branch, [source.dockerfile]);
  const file = found.files.get(source.dockerfile);
  const ref = source.branch ?? found.defaultBranch;
  if (file?.kind === "text") return { text: file.text, error: undefined, ref };
  return { ...NONE, error: file?.failure, ref };
}

function unknownRepository(source: SourceConfiguration, files: Files): Failure {
  const path = printable(source.dockerfile ?? "");
  return new Failure(`${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`, {
    code: "check.repository-unknown",
    hint: "Set source.repo to owner/repo, or run this in a checkout of the repository.",
  });
}
