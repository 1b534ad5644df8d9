import type { HttpResponse } from "@basewatch/http";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import { malformed, type Subject } from "./answer-failure.ts";
import { parseDocument } from "./document.ts";
import type { ImageConfig } from "./types.ts";
import {
  faultOf,
  OptionalMap,
  OptionalText,
  optionalList,
  readPlatform,
  readTextMap,
  WrittenDigest,
  WrittenPlatform,
} from "./written.ts";

const WrittenHistory = z.object({
  created: OptionalText,
  created_by: OptionalText,
  empty_layer: z.nullish(z.boolean()),
});
const WrittenConfig = z.extend(WrittenPlatform, {
  rootfs: z.object({ diff_ids: optionalList(WrittenDigest) }),
  history: optionalList(WrittenHistory),
  config: z.nullish(z.object({ Labels: OptionalMap, OnBuild: optionalList(z.string()) })),
});

/**
 * Reads an image's config whose bytes have been checked
 * (https://github.com/opencontainers/image-spec/blob/main/config.md#properties).
 *
 * @throws Failure `registry.malformed`, also for the config of an artifact, which describes no image.
 */
export function parseImageConfig(response: HttpResponse, subject: Subject): ImageConfig {
  const parsed = WrittenConfig.safeParse(parseDocument(response.body));
  if (!parsed.success) {
    const fault = printable(faultOf(parsed.error), 80);
    throw malformed(subject, `the config is not an image's: ${fault} is missing or malformed`);
  }
  const { rootfs, history, config } = parsed.data;
  return {
    platform: readPlatform(parsed.data),
    diffIds: rootfs.diff_ids ?? [],
    history: (history ?? []).map((entry) => ({
      created: entry.created ?? undefined,
      createdBy: entry.created_by ?? "",
      emptyLayer: entry.empty_layer ?? false,
    })),
    labels: readTextMap(config?.Labels),
    onBuild: config?.OnBuild ?? [],
  };
}
