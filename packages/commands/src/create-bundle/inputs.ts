import { parseDigest } from "@basewatch/image";
import { parseKardinalUrl } from "@basewatch/kardinal";
import * as z from "zod/mini";
import {
  boolean,
  duration,
  integer,
  list,
  oneOf,
  optional,
  optionalText,
  parsed,
  refuseContradictions,
} from "../fields.ts";
import { findContradictions } from "./contradictions.ts";
import { parseSpelledImage } from "./images.ts";
import { parseLabel, parsePipeline, parsePublicText, parseTimestamp } from "./texts.ts";

/** The inputs of create-bundle: raw text in, typed values out. Contradictions are reported along with the mistakes of single inputs. */
export const createBundleInputs = z
  .object({
    pipeline: parsed(parsePipeline),
    image: optional(parseSpelledImage),
    digest: optional(parseDigest),
    images: list(parseSpelledImage),
    namespace: parsed((text) => parseLabel(text === "" ? "default" : text)),
    "kardinal-url": optional(parseKardinalUrl),
    type: oneOf(["image", "config", "mixed"], "image"),
    token: optionalText(),
    "config-repo": optional(parsePublicText),
    "config-sha": optionalText(),
    "target-environment": optionalText(),
    "skip-environments": list(String),
    "signing-secret": optionalText(),
    "commit-sha": optionalText(),
    "ci-run-url": optional(parsePublicText),
    author: optionalText(),
    timestamp: optional(parseTimestamp),
    "max-attempts": integer(3, { min: 1, max: 10 }),
    timeout: duration("30s"),
    "resolve-digests": boolean(false),
    "ui-token": optionalText(),
    "wait-for": optionalText(),
    "wait-timeout": duration("30m"),
    mode: oneOf(["api", "manifest"], "api"),
    "manifest-path": optionalText(),
    "dry-run": boolean(false),
  })
  .check(refuseContradictions(findContradictions));

/** What {@link createBundleInputs} yields. */
export type CreateBundleInputs = z.output<typeof createBundleInputs>;
