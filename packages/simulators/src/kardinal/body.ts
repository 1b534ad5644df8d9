import { isDigest } from "@basewatch/image";
import type { KardinalBundleSpec } from "./types.ts";

/** What a request for a Bundle says: the Bundle and where it shall live; or why it is refused. */
export type ParsedBody =
  | { readonly spec: KardinalBundleSpec; readonly namespace: string }
  | { readonly mistake: string };

type Check = (value: unknown, path: string) => string | undefined;

/**
 * Reads a request's body as strictly as a test wants it: each key is known, nothing is null or empty, digests are digests. The
 * mistake says what was expected instead.
 */
export function parseBody(text: string): ParsedBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { mistake: "invalid request body: expected a JSON object" };
  }
  const mistake = checkRequest(value, "body") ?? checkType(value as KardinalBundleSpec);
  if (mistake !== undefined) return { mistake: `invalid request body: ${mistake}` };
  const { namespace, ...spec } = value as KardinalBundleSpec & { readonly namespace?: string };
  return { spec, namespace: namespace ?? "default" };
}

const string: Check = (value, path) =>
  typeof value === "string" && value !== "" ? undefined : `${path}: expected a string that is not empty`;

const digest: Check = (value, path) =>
  typeof value === "string" && isDigest(value) ? undefined : `${path}: expected sha256:<64 hex>`;

const bundleType: Check = (value, path) =>
  ["image", "config", "mixed"].includes(String(value))
    ? undefined
    : `${path}: expected image, config or mixed`;

function list(item: Check): Check {
  return (value, path) =>
    Array.isArray(value) && value.length > 0
      ? first(value.map((entry: unknown, index) => item(entry, `${path}[${index}]`)))
      : `${path}: expected a list that is not empty`;
}

function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const known: Readonly<Record<string, Check>> = { ...required, ...optional };
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return `${path}: expected an object`;
    const missing = Object.keys(required).find((key) => !(key in value));
    if (missing !== undefined) return `${path}: expected ${missing}`;
    return first(
      Object.entries(value).map(([key, entry]) =>
        Object.hasOwn(known, key)
          ? known[key]?.(entry, `${path}.${key}`)
          : `${path}: unknown field "${key}", expected ${Object.keys(known).join(", ")}`,
      ),
    );
  };
}

function first(mistakes: readonly (string | undefined)[]): string | undefined {
  return mistakes.find((mistake) => mistake !== undefined);
}

const checkRequest = object(
  { pipeline: string, type: bundleType },
  {
    namespace: string,
    images: list(object({ repository: string }, { tag: string, digest })),
    configRef: object({ gitRepo: string, commitSHA: string }),
    provenance: object({}, { commitSHA: string, ciRunURL: string, author: string, timestamp: string }),
    intent: object({}, { targetEnvironment: string, skipEnvironments: list(string) }),
  },
);

function checkType({ type, images, configRef }: KardinalBundleSpec): string | undefined {
  if (type !== "config" && images === undefined) return `a Bundle of type ${type} needs images`;
  if (type !== "image" && configRef === undefined) return `a Bundle of type ${type} needs configRef`;
  return undefined;
}
