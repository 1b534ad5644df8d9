import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { selectImages } from "./images.ts";
import type { CreateBundleInputs } from "./inputs.ts";
import { missing } from "./texts.ts";

type InputName = keyof CreateBundleInputs;

/** A mistake that only shows when inputs are seen together, and the input to report it for. */
export interface Contradiction {
  readonly name: InputName;
  readonly failure: Failure;
}

interface Rule {
  /** The inputs that it looks at; it is skipped when one of them is broken. */
  readonly reads: readonly InputName[];
  readonly find: (inputs: CreateBundleInputs) => readonly Contradiction[];
}

/** All contradictions between inputs, leaving out what depends on a `broken` one: its own mistake is reported already. */
export function findContradictions(
  inputs: CreateBundleInputs,
  broken: ReadonlySet<string>,
): readonly Contradiction[] {
  return RULES.filter(({ reads }) => !reads.some((name) => broken.has(name))).flatMap(({ find }) =>
    find(inputs),
  );
}

const RULES: readonly Rule[] = [
  { reads: ["mode", "kardinal-url"], find: findNoServer },
  { reads: ["image", "digest"], find: findLoneDigest },
  { reads: ["type", "image", "images"], find: findWrongImages },
  {
    reads: ["type", "config-repo"],
    find: (inputs) => findWrongConfig(inputs, "config-repo", CONFIG_REPO_HINT),
  },
  { reads: ["type", "config-sha"], find: (inputs) => findWrongConfig(inputs, "config-sha", CONFIG_SHA_HINT) },
  { reads: ["image", "digest", "images"], find: findTwoDigests },
  { reads: ["target-environment", "skip-environments"], find: findSkippedTarget },
  { reads: ["timeout"], find: findNoTime },
  { reads: ["wait-for", "skip-environments"], find: findSkippedWait },
  { reads: ["wait-for", "wait-timeout"], find: findNoWait },
  { reads: ["mode", "wait-for", "ui-token", "signing-secret", "manifest-path"], find: findOtherMode },
];

const CONFIG_REPO_HINT = "Set it to the URL of the GitOps repository.";
const CONFIG_SHA_HINT = "Set it to the commit of config-repo that is promoted.";

function contradict(name: InputName, message: string, hint: string): readonly Contradiction[] {
  return [{ name, failure: new Failure(message, { code: "input.contradiction", hint }) }];
}

function findLoneDigest({ image, digest }: CreateBundleInputs): readonly Contradiction[] {
  if (digest === undefined || image !== undefined) return [];
  return contradict(
    "digest",
    `${digest} is given without an image`,
    "Set image too, or write repo@sha256:… in images.",
  );
}

function findWrongImages({ type, image, images }: CreateBundleInputs): readonly Contradiction[] {
  const has = image !== undefined || images.length > 0;
  if (type === "config") {
    const name = image === undefined ? "images" : "image";
    return has
      ? contradict(name, "a Bundle of type config has no images", "Set type to mixed, or remove the images.")
      : [];
  }
  return has
    ? []
    : contradict(
        "images",
        `a Bundle of type ${type} needs an image`,
        "Set image, or images with one a line.",
      );
}

function findWrongConfig(
  { type, ...inputs }: CreateBundleInputs,
  name: "config-repo" | "config-sha",
  hint: string,
): readonly Contradiction[] {
  const value = inputs[name];
  if (type !== "image")
    return value === undefined ? contradict(name, `a Bundle of type ${type} needs it`, hint) : [];
  if (value === undefined) return [];
  return contradict(
    name,
    `"${printable(value, 120)}" is given for a Bundle of type image`,
    "Set type to config or mixed, or remove it.",
  );
}

function findTwoDigests({ image, digest, images }: CreateBundleInputs): readonly Contradiction[] {
  const name = images.length > 0 ? "images" : "digest";
  return selectImages(image, digest, images).contradictions.map((failure) => ({ name, failure }));
}

function findSkippedTarget(inputs: CreateBundleInputs): readonly Contradiction[] {
  const target = inputs["target-environment"];
  if (target === undefined || !inputs["skip-environments"].includes(target)) return [];
  return contradict(
    "skip-environments",
    `"${printable(target, 80)}" is the target-environment and cannot be skipped`,
    "Remove it from one of the two.",
  );
}

function findNoTime({ timeout }: CreateBundleInputs): readonly Contradiction[] {
  return timeout > 0
    ? []
    : contradict(
        "timeout",
        "no request can be answered in no time",
        "Write at least 1s; the default is 30s.",
      );
}

function findNoServer(inputs: CreateBundleInputs): readonly Contradiction[] {
  if (inputs.mode === "manifest" || inputs["kardinal-url"] !== undefined) return [];
  const hint = "Set it to the controller's base URL, like https://kardinal.example.com.";
  return [{ name: "kardinal-url", failure: missing(hint) }];
}

function findSkippedWait(inputs: CreateBundleInputs): readonly Contradiction[] {
  const environment = inputs["wait-for"];
  if (environment === undefined || !inputs["skip-environments"].includes(environment)) return [];
  return contradict(
    "wait-for",
    `"${printable(environment, 80)}" is one of skip-environments and will never be Verified`,
    "Remove it from one of the two.",
  );
}

function findNoWait(inputs: CreateBundleInputs): readonly Contradiction[] {
  if (inputs["wait-for"] === undefined || inputs["wait-timeout"] > 0) return [];
  return contradict(
    "wait-timeout",
    "no environment is Verified in no time",
    "Write at least 1m, the default is 30m; or remove wait-for.",
  );
}

const API_ONLY = {
  "wait-for": "waits for a Bundle that kubectl has not created yet",
  "ui-token": "reads kardinal's list of Bundles",
  "signing-secret": "signs a request",
} as const;

function findOtherMode(inputs: CreateBundleInputs): readonly Contradiction[] {
  if (inputs.mode === "api") {
    return inputs["manifest-path"] === undefined
      ? []
      : contradict(
          "manifest-path",
          "is given with mode api, which writes no file",
          "Set mode to manifest, or remove it.",
        );
  }
  return (["wait-for", "ui-token", "signing-secret"] as const).flatMap((name) =>
    inputs[name] === undefined
      ? []
      : contradict(
          name,
          `it ${API_ONLY[name]}, and mode manifest makes no request`,
          "Remove it, or set mode to api.",
        ),
  );
}
