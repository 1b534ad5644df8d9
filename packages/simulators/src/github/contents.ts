import { refusal } from "./access.ts";
import type { Roots } from "./bodies.ts";
import { blobHash, filesAt, type RepositoryState } from "./state.ts";
import type { GithubAnswer } from "./types.ts";

/** Answers `GET …/contents/{path}` for a file (https://docs.github.com/rest/repos/contents#get-repository-content). */
export function fileContents(
  repository: RepositoryState,
  path: string,
  ref: string | undefined,
  roots: Roots,
): GithubAnswer {
  const files = filesAt(repository, ref);
  if (files === undefined) return refusal(404, `No commit found for the ref ${ref}`);
  const content = files[path];
  if (content === undefined) return refusal(404, "Not Found");
  const bytes = Buffer.from(content);
  const url = `${roots.api}/repos/${repository.fullName}/contents/${path}`;
  const page = `${roots.server}/${repository.fullName}/blob/${ref ?? repository.defaultBranch}/${path}`;
  return {
    status: 200,
    body: {
      type: "file",
      name: path.split("/").at(-1),
      path,
      sha: blobHash(bytes),
      size: bytes.length,
      encoding: "base64",
      // GitHub breaks the lines of its base64.
      content: bytes.toString("base64").replaceAll(/.{60}/gu, "$&\n"),
      url,
      git_url: url,
      html_url: page,
      download_url: page,
      _links: { self: url, git: url, html: page },
    },
  };
}
