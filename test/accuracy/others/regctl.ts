import { type OtherTool, type Said, say, type ToolVerdict } from "./tool.ts";

/** `regctl image check-base`, on all platforms or with flags of its own. */
export function regctl(name: string, way: string, ...flags: readonly string[]): OtherTool {
  const check = (image: string, ...more: readonly string[]) => {
    const hosts = [image, ...more].map((reference) => reference.split("/")[0] ?? "");
    const plain = [...new Set(hosts)].flatMap((host) =>
      host.includes(":") ? ["--host", `reg=${host},tls=disabled`] : [],
    );
    return say("regctl", "image", "check-base", ...plain, ...flags, ...more, image);
  };
  return {
    name,
    way,
    version: async () => /VCSTag:\s*(\S+)/u.exec((await say("regctl", "version")).out)?.[1] ?? "",
    async ask({ image, base }) {
      const annotated = await check(image);
      const unnamed = `${annotated.out}${annotated.err}`.includes("base image must be provided");
      if (!unnamed || base === undefined) return read(annotated);
      return read(await check(image, "--base", base));
    },
  };
}

function read({ out, err }: Said): ToolVerdict {
  if (`${out}${err}`.includes("base image matches")) return "unchanged";
  return `${out}${err}`.includes("base image has changed") ? "changed" : "unknown";
}
