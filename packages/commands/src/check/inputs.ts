import { Failure } from "@basewatch/failure";
import { type BaseRole, parseContextName, parsePlatform, parseReference } from "@basewatch/image";
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
  parseEach,
  parseWord,
  refuseContradictions,
  splitList,
  text,
} from "../fields.ts";
import { hostTokens } from "../host-tokens.ts";
import { parseState } from "../state.ts";
import { findContradictions } from "./contradictions.ts";
import { DEFAULT_TRACK, ROLES } from "./roles.ts";
import { parseShard } from "./shard.ts";

/** The inputs of check-base-digest: raw text in, typed values out. */
export const checkInputs = z
  .object({
    config: optionalText(),
    image: optional(parseReference),
    dockerfile: optionalText(),
    stage: optionalText(),
    "build-args": assignments("build argument"),
    "named-contexts": list(parseContextName),
    context: text("."),
    "base-images": list(parseReference),
    platforms: list(parsePlatform),
    track: parsed(parseTrack),
    "rebuild-delay": parsed(parseDelayInput),
    "rebuild-window": optionalText(),
    state: optional(parseState),
    "state-token": optionalText(),
    shard: parsed(parseShard),
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
  .check(refuseContradictions(findContradictions));

/** What {@link checkInputs} yields. */
export type CheckInputs = z.output<typeof checkInputs>;

/** When unknown verdicts fail the step; a share is a number over 0 and up to 1. */
export type FailOn = "never" | "all-unknown" | "unknown" | { readonly share: number };

/** A delay for all bases, or the text of a map from globs to delays, which needs the YAML parser and waits until it is there. */
function parseDelayInput(value: string): DelayPolicy | { readonly yaml: string } {
  return value.includes(":") ? { yaml: value } : parseDelayPolicy(value === "" ? "0" : value);
}

function parseTrack(value: string): readonly BaseRole[] {
  const given = parseEach(splitList(value), (word) => parseWord(word, ROLES));
  return given.length === 0 ? DEFAULT_TRACK : given;
}

function parseFailOn(value: string): FailOn {
  const share = /^(\d{1,3}(?:\.\d{1,3})?)%$/u.exec(value)?.[1];
  if (share === undefined)
    return value === "" ? "all-unknown" : parseWord(value, ["never", "all-unknown", "unknown"]);
  if (Number(share) > 0 && Number(share) <= 100) return { share: Number(share) / 100 };
  throw new Failure(`"${printable(value, 80)}" is not a share`, {
    code: "input.share",
    hint: "Write more than 0% and at most 100%; never, if no share should fail the step.",
  });
}

function parseRegistryHost(value: string): string {
  if (/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu.test(value))
    return value.toLowerCase();
  throw new Failure(`"${printable(value, 80)}" is not a registry's host[:port]`, {
    code: "input.registry",
    hint: "Write the host alone, for example registry.local:5000, without http:// and without a path.",
  });
}

function parseTrustedRealm(value: string): { readonly registry: string; readonly origin: string } {
  const [registry = "", realm = "", ...rest] = value.split("=").map((part) => part.trim());
  const url = URL.parse(realm);
  if (
    rest.length > 0 ||
    url === null ||
    url.username !== "" ||
    url.password !== "" ||
    !mayBeTrusted(url, registry)
  ) {
    throw new Failure(
      `"${printable(value.replace(/\/\/.*@/u, "//"), 80)}" is not registry=https://token.host`,
      {
        code: "input.trusted-realms",
        hint: "Write the registry's host, =, and the https origin of its token server.",
      },
    );
  }
  return { registry: parseRegistryHost(registry), origin: url.origin };
}

/** Plain http only on the host of the registry itself: one that is spoken to in plain http may have its token server beside it. */
function mayBeTrusted(realm: URL, registry: string): boolean {
  return (
    realm.protocol === "https:" ||
    (realm.protocol === "http:" && URL.parse(`http://${registry}`)?.hostname === realm.hostname)
  );
}
