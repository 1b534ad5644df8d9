import { type Digest, type ImageReference, isDigest, type Platform } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import { parseDocument } from "@basewatch/registry";
import * as z from "zod/mini";
import { parseDockerPurl } from "./purl.ts";
import { isTool, toolsOf } from "./tools.ts";

/** An image that a build used. */
export interface Material {
  readonly reference: ImageReference;
  /** What the reference resolved to in the build. */
  readonly digest: Digest;
  readonly platform: Platform | undefined;
  /** Used by the build itself, as frontend or scanner, and not by the Dockerfile. */
  readonly tool: boolean;
}

/** What a provenance statement says about its subject. */
export type StatementReading =
  | { readonly materials: readonly Material[] }
  /** Why it is not believed, as a sentence. */
  | { readonly reason: string };

const BUILD_TYPES: ReadonlySet<string> = new Set([
  "https://mobyproject.org/buildkit@v1",
  "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
]);

const Digests = z.record(z.string(), z.unknown());
const Dependency = z.object({ uri: z.string(), digest: Digests });
const Dependencies = z.optional(z.nullable(z.array(z.unknown())));
const Arguments = z.object({ args: z.optional(z.nullable(z.record(z.string(), z.unknown()))) });

const V02 = z.object({
  buildType: z.string(),
  materials: Dependencies,
  invocation: z.optional(z.object({ parameters: z.optional(Arguments) })),
});
const V1 = z.object({
  buildDefinition: z.object({
    buildType: z.string(),
    resolvedDependencies: Dependencies,
    externalParameters: z.optional(z.object({ request: z.optional(Arguments) })),
  }),
});
const Statement = z.object({
  predicateType: z.string(),
  subject: z.optional(z.nullable(z.array(z.object({ digest: Digests })))),
  predicate: z.unknown(),
});

/** A predicate of either version, in one shape. */
interface Predicate {
  readonly buildType: string;
  readonly dependencies: readonly unknown[];
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * The images that BuildKit's provenance of an image manifest lists, from an in-toto statement in JSON with an SLSA predicate
 * v0.2 or v1 (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). Never throws.
 *
 * @param child the manifest's digest: a subject that names only something else is not believed.
 */
export function readStatement(bytes: Uint8Array, child: Digest): StatementReading {
  const statement = Statement.safeParse(parseDocument(bytes));
  if (!statement.success) return { reason: "the attestation is not an in-toto statement" };
  const { subject, predicateType } = statement.data;
  // BuildKit leaves the subject empty where the attestation's place in the index says whom it is about.
  if (subject?.length && !subject.some(({ digest }) => digestOf(digest) === child))
    return { reason: "the attestation is about something else" };
  const predicate = readPredicate(predicateType, statement.data.predicate);
  if (predicate === undefined)
    return { reason: `the attestation's predicate is no provenance (${printable(predicateType, 80)})` };
  if (!BUILD_TYPES.has(predicate.buildType))
    return { reason: `the provenance is another builder's (${printable(predicate.buildType, 80)})` };
  const tools = toolsOf(predicate.args);
  return { materials: predicate.dependencies.flatMap((dependency) => readMaterial(dependency, tools)) };
}

function readPredicate(predicateType: string, value: unknown): Predicate | undefined {
  if (predicateType === "https://slsa.dev/provenance/v0.2") {
    const { data } = V02.safeParse(value);
    return data && shape(data.buildType, data.materials, data.invocation?.parameters?.args);
  }
  if (predicateType !== "https://slsa.dev/provenance/v1") return undefined;
  const definition = V1.safeParse(value).data?.buildDefinition;
  const args = definition?.externalParameters?.request?.args;
  return definition && shape(definition.buildType, definition.resolvedDependencies, args);
}

function shape(
  buildType: string,
  dependencies: readonly unknown[] | null | undefined,
  args: Readonly<Record<string, unknown>> | null | undefined,
): Predicate {
  return { buildType, dependencies: dependencies ?? [], args: args ?? {} };
}

function readMaterial(value: unknown, tools: readonly ImageReference[]): readonly Material[] {
  const { data } = Dependency.safeParse(value);
  const image = data && parseDockerPurl(data.uri);
  const digest = data && digestOf(data.digest);
  if (image === undefined || digest === undefined) return [];
  return [{ ...image, digest, tool: isTool(image.reference, tools) }];
}

function digestOf(digests: Readonly<Record<string, unknown>>): Digest | undefined {
  const digest = `sha256:${Object.hasOwn(digests, "sha256") ? digests["sha256"] : ""}`;
  return isDigest(digest) ? digest : undefined;
}
