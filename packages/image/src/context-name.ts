import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

// An image's reference or any other word: BuildKit looks up both.
const CONTEXT_NAME = /^[A-Za-z0-9][\w./:@-]{0,254}$/u;

/**
 * The name of a build context, as it stands before the `=` of `--build-context`
 * (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context).
 *
 * @throws Failure `image.context-name`.
 */
export function parseContextName(text: string): string {
  if (CONTEXT_NAME.test(text)) return text;
  throw new Failure(`"${printable(text, 80)}" is not the name of a build context`, {
    code: "image.context-name",
    hint: "Write what stands before the = of --build-context alone",
  });
}
