import { BUILDX } from "./buildx.ts";
import { CRANE } from "./crane.ts";
import { regctl } from "./regctl.ts";
import { SKOPEO } from "./skopeo.ts";
import type { OtherTool } from "./tool.ts";

const CHECK_BASE =
  "`regctl image check-base`, by the image's own annotations, and with `--base` where it says that it has none";

/** The tools that are asked beside check-base-digest, in the order of the page's columns. */
export const OTHER_TOOLS: readonly OtherTool[] = [
  regctl("regctl", CHECK_BASE),
  regctl("regctl -p", `${CHECK_BASE}; with \`-p linux/amd64\`, so on one platform only`, "-p", "linux/amd64"),
  CRANE,
  SKOPEO,
  BUILDX,
];
