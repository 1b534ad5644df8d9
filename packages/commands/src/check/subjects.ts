import type { ImageConfiguration } from "@basewatch/config";
import { Failure, nearestName } from "@basewatch/failure";
import { type ImageReference, parsePlatform } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import type { Mirrors } from "@basewatch/registry";
import type { DelayPolicy, RebuildWindow } from "@basewatch/schedule";
import type { World } from "../action.ts";
import type { CheckInputs } from "./inputs.ts";
import { isInShard } from "./shares.ts";

/** Beyond a hundred images or so, what a run needs counts, and not how soon it starts. */
const LONG_CONFIG_BYTES = 16 * 1024;

/** What a run looks at. */
export interface Subjects {
  readonly images: readonly ImageConfiguration[];
  /** All images of the config, those included that `only` or `shard` leave out. */
  readonly fleet: readonly ImageConfiguration[];
  /** One image given by inputs: it is built in this workflow, so that it has no dispatch. */
  readonly single: boolean;
  /** Registry hosts that the config says may be spoken to in plain http. */
  readonly insecureRegistries: readonly string[];
  /** The most requests in flight to a host, where the config says so. */
  readonly hostConcurrency: ReadonlyMap<string, number>;
  /** Where the config says that copies of registries' content are. */
  readonly mirrors: Mirrors;
}

/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
export async function readSubjects(
  inputs: CheckInputs,
  { files, economise }: Pick<World, "files" | "economise">,
): Promise<Subjects> {
  if (inputs.config === undefined) {
    const image = await describeSingle(inputs, requireImage(inputs.image));
    const none = { insecureRegistries: [], hostConcurrency: new Map(), mirrors: new Map() };
    return { images: [image], fleet: [image], single: true, ...none };
  }
  const bytes = await files.read(inputs.config);
  if (bytes === undefined) {
    throw new Failure(`${printable(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
      code: "check.config-missing",
      hint: "Check the path, and that actions/checkout runs before this step.",
    });
  }
  if (bytes.length > LONG_CONFIG_BYTES) economise?.();
  const { parseConfiguration } = await import("@basewatch/config");
  const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
  const registries = Object.entries(configuration.registries);
  return {
    images: chooseImages(configuration.images, inputs.only).filter(({ name }) =>
      isInShard(name, inputs.shard),
    ),
    fleet: configuration.images,
    single: false,
    insecureRegistries: registries.filter(([, registry]) => registry.insecure).map(([host]) => host),
    hostConcurrency: new Map(
      registries.flatMap(([host, { concurrency }]) =>
        concurrency === undefined ? [] : [[connectsTo(host), concurrency]],
      ),
    ),
    mirrors: new Map(
      registries.flatMap(([host, { mirror }]) => (mirror === undefined ? [] : [[host, mirror]])),
    ),
  };
}

function connectsTo(registry: string): string {
  return registry === "docker.io" ? "registry-1.docker.io" : registry;
}

function requireImage(image: ImageReference | undefined): ImageReference {
  if (image === undefined) throw new Error("the input schema lets neither config nor image pass");
  return image;
}

async function describeSingle(inputs: CheckInputs, reference: ImageReference): Promise<ImageConfiguration> {
  const { dockerfile, context, stage } = inputs;
  return {
    name: reference.repository.split("/").at(-1) ?? reference.repository,
    reference,
    platforms: inputs.platforms.length === 0 ? undefined : inputs.platforms,
    source: {
      provider: "github",
      repo: undefined,
      branch: undefined,
      dockerfile: dockerfile ?? null,
      context,
      stage,
      buildArgs: inputs["build-args"],
      namedContexts: inputs["named-contexts"],
      workflow: "",
      apiUrl: undefined,
    },
    baseImages: inputs["base-images"],
    track: inputs.track,
    rebuildDelay: await readDelay(inputs["rebuild-delay"]),
    rebuildWindow: await readWindow(inputs["rebuild-window"]),
    autoRebuild: true,
    versionBump: "patch",
    inputs: {},
    maxAttempts: 3,
  };
}

async function readDelay(delay: CheckInputs["rebuild-delay"]): Promise<DelayPolicy> {
  if ("rules" in delay) return delay;
  const { parseDelayMap } = await import("@basewatch/config");
  return parseDelayMap(delay.yaml, "rebuild-delay");
}

async function readWindow(text: string | undefined): Promise<RebuildWindow | undefined> {
  if (text === undefined) return undefined;
  const { parseWindowMap } = await import("@basewatch/config");
  return parseWindowMap(text, "rebuild-window");
}

function chooseImages(
  images: readonly ImageConfiguration[],
  only: readonly string[],
): readonly ImageConfiguration[] {
  if (only.length === 0) return images;
  const names = images.map((image) => image.name);
  const unknown = only.filter((name) => !names.includes(name));
  const [first] = unknown;
  if (first !== undefined) {
    const nearest = nearestName(first, names);
    throw new Failure(`only: there is no image "${printable(first, 80)}" in the config`, {
      code: "check.unknown-image",
      hint:
        nearest === undefined
          ? `Its images are ${names.slice(0, 20).join(", ")}.`
          : `Did you mean ${nearest}?`,
    });
  }
  return images.filter((image) => only.includes(image.name));
}

/** The platform that is assumed for a Dockerfile when neither the config nor the published image says any. */
export const DEFAULT_PLATFORM = parsePlatform("linux/amd64");
