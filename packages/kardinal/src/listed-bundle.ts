import * as z from "zod/mini";

/** One environment of a Bundle, as the list shows it. */
export interface ListedEnvironment {
  readonly name: string;
  /** `Pending`, `Promoting`, `WaitingForMerge`, `HealthChecking`, `Verified`, `Failed` and others. */
  readonly phase: string | undefined;
  /** The pull request that promotes to it. */
  readonly prUrl: string | undefined;
}

/** A Bundle as kardinal's list shows it; what it does not show is `undefined`. */
export interface ListedBundle {
  readonly name: string;
  readonly namespace: string;
  readonly pipeline: string;
  readonly type: string | undefined;
  /** `Available`, `Promoting`, `Verified`, `Failed`, `Superseded`. */
  readonly phase: string | undefined;
  /** ISO 8601; empty when it is not shown. */
  readonly createdAt: string;
  readonly provenance: Readonly<Record<string, string | undefined>>;
  readonly images: readonly ListedImage[];
  readonly environments: readonly ListedEnvironment[];
  /** Which of the parts that some servers drop are there. */
  readonly shows: ReadonlySet<"configRef" | "intent">;
}

export interface ListedImage {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// Go leaves out or writes null for what is empty.
const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value || undefined),
);

const environmentSchema = z.object({ name: z.string(), phase: text, prURL: text });
const imageSchema = z.object({ repository: z.string(), tag: text, digest: text });

const bundleSchema = z.object({
  name: z.string(),
  namespace: z.string(),
  pipeline: z.string(),
  type: text,
  phase: text,
  createdAt: text,
  provenance: z.nullish(
    z.object({ commitSHA: text, ciRunURL: text, author: text, timestamp: text, rollbackOf: text }),
  ),
  images: z.nullish(z.array(imageSchema)),
  environments: z.nullish(z.array(environmentSchema)),
  configRef: z.nullish(z.unknown()),
  intent: z.nullish(z.unknown()),
});

/** The Bundles of an answer of the list; `undefined` when it is no list. An entry that is no Bundle is left out. */
export function parseList(value: unknown): readonly ListedBundle[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry) => {
    const parsed = z.safeParse(bundleSchema, entry);
    return parsed.success ? [toListed(parsed.data)] : [];
  });
}

function toListed({ configRef, intent, ...bundle }: z.output<typeof bundleSchema>): ListedBundle {
  const shows = new Set<"configRef" | "intent">();
  if (configRef != null) shows.add("configRef");
  if (intent != null) shows.add("intent");
  return {
    ...bundle,
    createdAt: bundle.createdAt ?? "",
    provenance: bundle.provenance ?? {},
    images: bundle.images ?? [],
    environments: (bundle.environments ?? []).map(({ prURL, ...rest }) => ({ ...rest, prUrl: prURL })),
    shows,
  };
}
