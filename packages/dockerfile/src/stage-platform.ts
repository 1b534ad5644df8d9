import { type Platform, parsePlatform } from "@basewatch/image";
import { failureOf } from "./failures.ts";
import type { Stage } from "./recipe.ts";
import type { Scope, Setting } from "./scope.ts";

/** The platform that a base image is used at. */
export interface UsedPlatform {
  /** `undefined` when it cannot be told. */
  readonly platform: Platform | undefined;
  /** Whether it is the same one whatever platform is built. */
  readonly isFixed: boolean;
}

/** What decides a stage's platform. */
export interface PlatformView {
  readonly target: Platform;
  readonly scope: Scope;
  /** The scope of a target that does not exist: what is different in it depends on the target. */
  readonly probe: Scope;
  /** The scope of the same target on another builder, where the builder is not known: what is different in it depends on the builder. */
  readonly otherBuilder: Scope | undefined;
  readonly setting: Setting;
}

/**
 * The platform of a stage's base: that of its `--platform`, else the target's
 * (https://docs.docker.com/reference/dockerfile/#from). One that depends on an argument without a value, or on a
 * builder that is not known, is not known.
 */
export function resolvePlatform(stage: Stage, view: PlatformView): UsedPlatform {
  if (stage.platform === undefined) return { platform: view.target, isFixed: false };
  let missing: readonly string[] = [];
  try {
    const expansion = view.scope.expand(stage.platform);
    missing = expansion.missing;
    if (view.otherBuilder !== undefined && view.otherBuilder.expand(stage.platform).text !== expansion.text)
      return { platform: undefined, isFixed: false };
    const platform = readPlatform(expansion.text, view.setting.buildPlatform);
    return { platform, isFixed: expansion.text === view.probe.expand(stage.platform).text };
  } catch (error) {
    const failure = failureOf(error);
    if (missing.length === 0)
      view.setting.failures.wrap(
        stage.line,
        failure,
        "dockerfile.platform",
        `FROM --platform=${stage.platform}`,
      );
    return { platform: undefined, isFixed: false };
  }
}

/** Half a platform, `arm64` or `windows`, is completed by the builder's own. */
function readPlatform(text: string, builder: Platform): Platform {
  if (text.includes("/")) return parsePlatform(text);
  try {
    return parsePlatform(`${builder.os}/${text}`);
  } catch {
    return parsePlatform(`${text}/${builder.architecture}`);
  }
}
