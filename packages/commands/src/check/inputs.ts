import { Failure } from "@basewatch/failure";
import { type BaseRole, parsePlatform, parseReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import { type DelayPolicy, parseDelayPolicy } from "@basewatch/schedule";
import * as z from "zod/mini";
import {
  assignments,
  boolean,
  integer,
  list,
  oneOf,
  optional,
  optionalText,
  parseBoolean,
  parsed,
  parseWord,
  text,
} from "../fields.ts";
import { hostTokens } from "../host-tokens.ts";
import { parseState } from "../state.ts";

const ROLES: readonly BaseRole[] = ["runtime", "build", "copy", "mount", "syntax"];
const DEFAULT_TRACK: readonly BaseRole[] = ["runtime", "build", "copy", "mount"];

/** Inputs that describe the one image of `image`, and mean nothing with `config`. */
const ONE_IMAGE_INPUTS = ["dockerfile", "stage", "build-args", "base-images", "platforms"] as const;

/** The inputs of check-base-digest: raw text in, typed values out. */
export const checkInputs = z
  .object({
    config: optionalText(),
    image: optional(parseReference),
    dockerfile: optionalText(),
    stage: optionalText(),
    "build-args": assignments("build argument"),
    context: text("."),
    "base-images": list(parseReference),
    platforms: list(parsePlatform),
    track: parsed(parseTrack),
    "rebuild-delay": parsed(parseDelayInput),
    state: parsed(parseState),
    only: list(String),
    "only-bases": list(String),
    force: boolean(false),
    "force-unchanged": boolean(false),
    reason: optionalText(),
    "on-missing": oneOf(["unknown", "rebuild"], "unknown"),
    concurrency: integer(16, { min: 1, max: 256 }),
    "fail-on": parsed(parseFailOn),
    "docker-config": optionalText(),
    "insecure-registries": list(parseRegistryHost),
    "trusted-realms": list(parseTrustedRealm),
    "github-token": optionalText(),
    tokens: hostTokens(),
    "output-dir": optionalText(),
    "dry-run": optional(parseBoolean),
  })
  .check(
    z.superRefine(
      (inputs, context) => {
        const broken = new Set(context.issues.map((issue) => String(issue.path?.[0])));
        for (const { message, hint } of findContradictions(inputs, broken)) {
          context.issues.push({ code: "custom", message, params: { hint }, input: inputs, continue: true });
        }
      },
      // Also when a field is wrong: everything that is wrong is said at once.
      { when: () => true },
    ),
  );

/** What {@link checkInputs} yields. */
export type CheckInputs = z.output<typeof checkInputs>;

/** When unknown verdicts fail the step; a share is a number over 0 and up to 1. */
export type FailOn = "never" | "all-unknown" | "unknown" | { readonly share: number };

/** A delay for all bases, or the text of a map from globs to delays, which needs the YAML parser and waits until it is there. */
function parseDelayInput(value: string): DelayPolicy | { readonly yaml: string } {
  return value.includes(":") ? { yaml: value } : parseDelayPolicy(value === "" ? "0" : value);
}

function parseTrack(value: string): readonly BaseRole[] {
  const words = value.split(/[\n,]/u).map((word) => word.trim());
  const given = words.filter((word) => word !== "");
  return given.length === 0 ? DEFAULT_TRACK : given.map((word) => parseWord(word, ROLES));
}

function parseFailOn(value: string): FailOn {
  const share = /^(\d{1,3}(?:\.\d{1,3})?)%$/u.exec(value)?.[1];
  if (share === undefined) return value === "" ? "all-unknown" : parseWord(value, ["never", "all-unknown", "unknown"]);
  if (Number(share) > 0 && Number(share) <= 100) return { share: Number(share) / 100 };
  throw new Failure(`"${printable(value, 80)}" is not a share`, {
    code: "input.share",
    hint: "Write more than 0% and at most 100%; never, if no share should fail the step.",
  });
}

function parseRegistryHost(value: string): string {
  if (/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu.test(value)) return value.toLowerCase();
  throw new Failure(`"${printable(value, 80)}" is not a registry's host[:port]`, {
    code: "input.registry",
    hint: "Write the host alone, for example registry.local:5000, without http:// and without a path.",
  });
}

function parseTrustedRealm(value: string): { readonly registry: string; readonly origin: string } {
  const [registry = "", realm = "", ...rest] = value.split("=").map((part) => part.trim());
  const url = URL.parse(realm);
  if (rest.length > 0 || url === null || url.username !== "" || url.password !== "" || !mayBeTrusted(url, registry)) {
    throw new Failure(`"${printable(value.replace(/\/\/.*@/u, "//"), 80)}" is not registry=https://token.host`, {
      code: "input.trusted-realms",
      hint: "Write the registry's host, =, and the https origin of its token server.",
    });
  }
  return { registry: parseRegistryHost(registry), origin: url.origin };
}

/** Plain http only on the host of the registry itself: one that is spoken to in plain http may have its token server beside it. */
function mayBeTrusted(realm: URL, registry: string): boolean {
  return realm.protocol === "https:" || (realm.protocol === "http:" && URL.parse(`http://${registry}`)?.hostname === realm.hostname);
}

type Given = Omit<CheckInputs, "track" | "fail-on">;

/** The rules between inputs; one whose inputs are themselves wrong says nothing. */
function findContradictions(inputs: Given, broken: ReadonlySet<string>): readonly Failure[] {
  const rules: readonly (readonly [(inputs: Given) => readonly Failure[], readonly (keyof Given)[]])[] = [
    [sourceContradictions, ["config", "image", "only", "only-bases", ...ONE_IMAGE_INPUTS]],
    [forceContradictions, ["force", "force-unchanged", "reason", "config", "only", "only-bases"]],
    [delayContradictions, ["rebuild-delay", "state"]],
  ];
  return rules.flatMap(([rule, names]) => (names.some((name) => broken.has(name)) ? [] : rule(inputs)));
}

function contradiction(message: string, hint: string): Failure {
  return new Failure(message, { code: "input.contradiction", hint });
}

function sourceContradictions(inputs: Given): readonly Failure[] {
  if (inputs.config === undefined && inputs.image === undefined) {
    return [
      contradiction(
        "neither config nor image is given",
        "Set config to the path of images.yaml, or image to the one published image to look at.",
      ),
    ];
  }
  if (inputs.config === undefined) {
    const names = (["only", "only-bases"] as const).filter((name) => inputs[name].length > 0);
    return names.map((name) => contradiction(`${name} is given without config`, `Remove ${name}: it chooses among the images of a config.`));
  }
  if (inputs.image !== undefined) {
    return [contradiction("config and image are both given", "Keep config, or image and the inputs that describe it.")];
  }
  const misplaced = ONE_IMAGE_INPUTS.filter((name) => !isEmpty(inputs[name]));
  return misplaced.map((name) =>
    contradiction(`${name} is given with config`, `Remove ${name}, or set it for each image in ${printable(inputs.config ?? "", 80)}.`),
  );
}

function isEmpty(value: Given[(typeof ONE_IMAGE_INPUTS)[number]]): boolean {
  return value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}

function forceContradictions(inputs: Given): readonly Failure[] {
  if (!inputs.force) {
    return inputs["force-unchanged"]
      ? [contradiction("force-unchanged is true and force is not", "Set force to true as well, with a reason.")]
      : [];
  }
  const found: Failure[] = [];
  if (inputs.reason === undefined) {
    found.push(contradiction("force is true without a reason", "Set reason: it is recorded, and shown where the rebuild is."));
  }
  if (inputs.config !== undefined && inputs.only.length === 0 && inputs["only-bases"].length === 0) {
    found.push(contradiction("force is true for every image of the config", "Set only or only-bases to what is to be rebuilt."));
  }
  return found;
}

function delayContradictions(inputs: Given): readonly Failure[] {
  const delay = inputs["rebuild-delay"];
  const delayed = "yaml" in delay || delay.rules.some((rule) => rule.delayMs > 0);
  if (!delayed || inputs.state.kind !== "none") return [];
  return [
    contradiction(
      "rebuild-delay is given without a state",
      "Set state to file:<path> and keep that file between runs: a delay counts from when a digest was first seen.",
    ),
  ];
}
