import { type Digest, digestOf } from "@basewatch/image";
import { buildImage, buildOn, type ImageContent, type ImageSpec, type Step } from "@basewatch/simulators";

export const BOTH = ["linux/amd64", "linux/arm64"];
/** A digest that no registry of the suite ever held. */
export const NOWHERE: Digest = digestOf(Buffer.from("a store on somebody's machine"));

export const DEBIAN: Step = {
  createdBy: "# debian.sh --arch 'any' out/ 'bookworm' '@1760000000'",
  files: { "etc/os": "debian" },
};
export const COMMAND: Step = { createdBy: 'CMD ["node"]' };

/** The step that puts a program into an image. */
export function install(text: string): Step {
  return { createdBy: "RUN install # buildkit", files: { "bin/node": text } };
}

/** A generation of node:22: debian's layer stays, node's layer and the dates are the generation's. */
export function node(generation: number, spec: Partial<ImageSpec> = {}): ImageContent {
  const steps = [DEBIAN, install(`node ${generation}`), COMMAND];
  return buildImage({ steps, created: dateOf(generation), ...spec });
}

/** A generation of an image that shares no layer and no history with node, nor with its own other generations. */
export function distroless(generation: number, spec: Partial<ImageSpec> = {}): ImageContent {
  const steps = [{ createdBy: `bazel build ${generation}`, files: { etc: `base ${generation}` } }];
  return buildImage({ steps, created: dateOf(generation), ...spec });
}

/** The application, on a base. */
export function app(base: ImageContent, spec: Partial<ImageSpec> = {}): ImageContent {
  const steps = [{ createdBy: "COPY app /app # buildkit", files: { "app/main.js": "app" } }];
  return buildOn(base, { steps, created: "2026-02-01T00:00:00Z", ...spec });
}

/** The application in one layer without a past, as a squash, or an export and import, leaves it. */
export function flattened(spec: Partial<ImageSpec> = {}): ImageContent {
  return buildImage({ steps: [{ createdBy: "", files: { everything: "flat" } }], ...spec });
}

function dateOf(generation: number): string {
  return `2026-01-0${generation}T00:00:00Z`;
}
