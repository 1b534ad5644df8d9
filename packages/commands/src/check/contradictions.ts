import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { CheckInputs } from "./inputs.ts";
import { DEFAULT_TRACK } from "./roles.ts";

/** Inputs that describe the one image of `image`, and mean nothing with `config`. */
const ONE_IMAGE_INPUTS = [
  "dockerfile",
  "stage",
  "build-args",
  "named-contexts",
  "context",
  "base-images",
  "platforms",
  "track",
  "rebuild-delay",
  "rebuild-window",
] as const;

type Given = Omit<CheckInputs, "fail-on">;

/** What contradicts itself between the inputs. What is wrong in itself, the names in `broken`, is not held against any other. */
export function findContradictions(inputs: Given, broken: ReadonlySet<string>): readonly Failure[] {
  const rules: readonly (readonly [(inputs: Given) => readonly Failure[], readonly (keyof Given)[]])[] = [
    [sourceContradictions, ["config", "image", "only", "only-bases"]],
    ...ONE_IMAGE_INPUTS.map(
      (name) => [(given: Given) => misplacement(given, name), ["config", "image", name]] as const,
    ),
    [forceContradictions, ["force", "force-unchanged", "reason", "config", "only", "only-bases"]],
    [delayContradictions, ["config", "rebuild-delay", "state"]],
  ];
  return rules.flatMap(([rule, names]) => (names.some((name) => broken.has(name)) ? [] : rule(inputs)));
}

function contradiction(message: string, hint: string): Failure {
  return new Failure(message, { code: "input.contradiction", hint });
}

function sourceContradictions(inputs: Given): readonly Failure[] {
  const { config, image } = inputs;
  if (config === undefined && image === undefined) {
    return [
      contradiction(
        "neither config nor image is given",
        "Set config to the path of images.yaml, or image to the one published image to look at.",
      ),
    ];
  }
  if (config !== undefined && image !== undefined) {
    return [
      contradiction(
        "config and image are both given",
        "Keep config, or image and the inputs that describe it.",
      ),
    ];
  }
  const choosing = (["only", "only-bases"] as const).filter((name) => inputs[name].length > 0);
  return (config === undefined ? choosing : []).map((name) =>
    contradiction(
      `${name} is given without config`,
      `Remove ${name}: it chooses among the images of a config.`,
    ),
  );
}

function misplacement(inputs: Given, name: (typeof ONE_IMAGE_INPUTS)[number]): readonly Failure[] {
  const { config, image } = inputs;
  if (config === undefined || image !== undefined || isDefault(inputs, name)) return [];
  const hint = `Remove ${name}, or set it for each image in ${printable(config, 80)}.`;
  return [contradiction(`${name} is given with config`, hint)];
}

/** As it is when nobody sets it; a runner passes the defaults of action.yml as if somebody had. */
function isDefault(inputs: Given, name: (typeof ONE_IMAGE_INPUTS)[number]): boolean {
  if (name === "context") return inputs.context === ".";
  if (name === "rebuild-delay") return !isDelayed(inputs);
  if (name === "track") return inputs.track.join() === DEFAULT_TRACK.join();
  const value = inputs[name];
  return value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}

function isDelayed({ "rebuild-delay": delay }: Given): boolean {
  return "yaml" in delay || delay.rules.some((rule) => rule.delayMs > 0);
}

function forceContradictions(inputs: Given): readonly Failure[] {
  if (!inputs.force) {
    return inputs["force-unchanged"]
      ? [
          contradiction(
            "force-unchanged is true and force is not",
            "Set force to true as well, with a reason.",
          ),
        ]
      : [];
  }
  const found: Failure[] = [];
  if (inputs.reason === undefined) {
    found.push(
      contradiction(
        "force is true without a reason",
        "Set reason: it is recorded, and shown where the rebuild is.",
      ),
    );
  }
  if (inputs.config !== undefined && inputs.only.length === 0 && inputs["only-bases"].length === 0) {
    found.push(
      contradiction(
        "force is true for every image of the config",
        "Set only or only-bases to what is to be rebuilt.",
      ),
    );
  }
  return found;
}

function delayContradictions(inputs: Given): readonly Failure[] {
  if (inputs.config !== undefined || !isDelayed(inputs) || (inputs.state?.kind ?? "none") !== "none")
    return [];
  return [
    contradiction(
      "rebuild-delay is given without a state",
      "Set state to branch:basewatch, or to file:<path> and keep that file between runs: a delay counts from when a digest was first seen.",
    ),
  ];
}
