import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Platform } from "./types.ts";

const PLATFORM = /^([a-z0-9_]+)(?:\(([a-z0-9._-]+)\))?\/([a-z0-9_-]+)(?:\/([a-z0-9._-]+))?$/u;

const OPERATING_SYSTEMS: ReadonlySet<string> = new Set(
  "linux windows darwin freebsd netbsd openbsd dragonfly solaris illumos aix android ios js wasi wasip1 plan9 zos".split(
    " ",
  ),
);
const ARCHITECTURES: ReadonlySet<string> = new Set(
  "amd64 arm64 arm 386 ppc64le ppc64 s390x riscv64 loong64 mips64le mips64 mipsle mips sparc64 wasm".split(
    " ",
  ),
);

const OPERATING_SYSTEM_SPELLINGS: ReadonlyMap<string, string> = new Map([["macos", "darwin"]]);
const ARCHITECTURE_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["x86-64", "amd64"],
  ["aarch64", "arm64"],
  ["i386", "386"],
  ["armhf", "arm"],
  ["armel", "arm"],
]);
/** Variants that an architecture's name implies, where none is written. */
const IMPLIED_VARIANTS: ReadonlyMap<string, string> = new Map([
  ["arm", "v7"],
  ["armhf", "v7"],
  ["armel", "v6"],
]);
/** Variants that every image of the architecture has, and that are therefore not written. */
const BASELINE_VARIANTS: ReadonlyMap<string, string> = new Map([
  ["amd64", "v1"],
  ["arm64", "v8"],
]);

/**
 * The platform that `os/arch[/variant]` spells, normalised; Windows takes its version as `windows(10.0.20348)/amd64`
 * (https://github.com/containerd/platforms/blob/main/platforms.go).
 *
 * @throws Failure `image.platform` for another form, or an operating system or architecture that is not known.
 */
export function parsePlatform(text: string): Platform {
  const match = PLATFORM.exec(text.toLowerCase());
  const [, os, osVersion, architecture, variant] = match ?? [];
  if (os === undefined || architecture === undefined)
    throw platformFailure(text, "Write os/arch, e.g. linux/amd64 or linux/arm/v7");
  const platform = normalisePlatform({ os, architecture, variant, osVersion });
  checkKnown(text, "operating system", platform.os, OPERATING_SYSTEMS);
  checkKnown(text, "architecture", platform.architecture, ARCHITECTURES);
  return platform;
}

/** The text of a platform, with every part that it has: `linux/arm/v7`, `windows(10.0.20348)/amd64`. */
export function formatPlatform(platform: Platform): string {
  const version = platform.osVersion === undefined ? "" : `(${platform.osVersion})`;
  const variant = platform.variant === undefined ? "" : `/${platform.variant}`;
  return `${platform.os}${version}/${platform.architecture}${variant}`;
}

/**
 * One spelling for each platform: `x86_64` is amd64, `aarch64` and `arm64/v8` are arm64, `arm` and `armhf` are arm/v7,
 * `armel` is arm/v6. Names that are not known stay as they are, in lower case
 * (https://github.com/containerd/platforms/blob/main/database.go).
 */
export function normalisePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase();
  const spelling = platform.architecture.toLowerCase();
  const architecture = ARCHITECTURE_SPELLINGS.get(spelling) ?? spelling;
  const variant = normaliseVariant(spelling, architecture, platform.variant);
  return {
    os: OPERATING_SYSTEM_SPELLINGS.get(os) ?? os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(platform.osVersion ? { osVersion: platform.osVersion } : {}),
  };
}

function normaliseVariant(
  spelling: string,
  architecture: string,
  written: string | undefined,
): string | undefined {
  const given = written?.toLowerCase().replace(/^(?=\d)/u, "v") || IMPLIED_VARIANTS.get(spelling);
  return given === BASELINE_VARIANTS.get(architecture) ? undefined : given;
}

function checkKnown(text: string, kind: string, value: string, known: ReadonlySet<string>): void {
  if (known.has(value)) return;
  const nearest = nearestName(value, known);
  const hint = nearest === undefined ? `Use one of ${[...known].join(", ")}` : `Did you mean ${nearest}?`;
  throw platformFailure(text, hint, `: unknown ${kind} "${printable(value, 32)}"`);
}

function platformFailure(text: string, hint: string, reason = ""): Failure {
  return new Failure(`"${printable(text, 100)}" is not a platform${reason}`, {
    code: "image.platform",
    hint,
  });
}
