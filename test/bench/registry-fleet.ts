import { fork } from "node:child_process";
import { once } from "node:events";

/** An image, as `repository:tag`, and what it is built on. */
export interface FleetImage {
  readonly name: string;
  readonly on: readonly string[];
}

/** What the registry holds. */
export interface Fleet {
  /** As `repository:tag`. */
  readonly bases: readonly string[];
  readonly images: readonly FleetImage[];
}

/** What the registry's process is told. */
export type Order =
  | { readonly do: "start"; readonly latencyMs: number }
  | { readonly do: "hold"; readonly fleet: Fleet }
  | { readonly do: "move"; readonly base: string }
  | { readonly do: "take" };

/** The requests of one run, as the registry counted them. */
export interface Traffic {
  /** When the first request arrived, milliseconds of Unix time. */
  readonly firstAtMs: number | undefined;
  /** When the first one about a base arrived, its token included. */
  readonly firstBaseAtMs: number | undefined;
  readonly all: number;
  readonly refused: number;
  readonly tokens: number;
  readonly baseHeads: number;
  /** Of manifests and blobs. */
  readonly baseGets: number;
  readonly imageHeads: number;
  readonly imageGets: number;
}

/** A registry in a process of its own. */
export interface FleetRegistry {
  /** `127.0.0.1:port` */
  readonly host: string;
  hold(fleet: Fleet): Promise<void>;
  /** Points a base's tag at another generation. */
  move(base: string): Promise<void>;
  /** The requests since the last call. */
  take(): Promise<Traffic>;
  close(): void;
}

/** Starts it; see registry-server.ts. */
export async function startFleetRegistry(latencyMs: number): Promise<FleetRegistry> {
  const child = fork(new URL("registry-server.ts", import.meta.url), { stdio: "inherit" });
  const order = async (what: Order): Promise<unknown> => {
    child.send(what);
    const done = new AbortController();
    const { signal } = done;
    const exit = once(child, "exit", { signal }).then(refuse);
    const [answer] = await Promise.race([once(child, "message", { signal }), exit]);
    exit.catch(() => {});
    done.abort();
    return answer;
  };
  const host = String(await order({ do: "start", latencyMs }));
  return {
    host,
    hold: async (fleet) => void (await order({ do: "hold", fleet })),
    move: async (base) => void (await order({ do: "move", base })),
    take: async () => (await order({ do: "take" })) as Traffic,
    close: () => child.disconnect(),
  };
}

function refuse(): never {
  throw new Error("the registry's process has ended");
}

/** Whether a request's path is a base's. */
export function isBase(path: string): boolean {
  return path.startsWith("/v2/bases/");
}

/** `count` tags, spread evenly over so many repositories. */
export function baseNames(count: number, repositories: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    return `bases/base-${index % repositories}:${Math.floor(index / repositories) + 1}`;
  });
}

/** `count` images in so many repositories, each on one base, those of a repository on different ones. */
export function imagesOn(
  bases: readonly string[],
  count: number,
  repositories: number,
): readonly FleetImage[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `apps/app-${index % repositories}:${Math.floor(index / repositories) + 1}`,
    on: [bases[(index + Math.floor(index / repositories)) % bases.length] ?? ""],
  }));
}

/** images.yaml for them, with the bases in it. */
export function writeConfig(host: string, images: readonly FleetImage[]): string {
  const lines = images.map(({ name, on }, index) => {
    const [repository, tag] = name.split(":");
    const bases = on.map((base) => `"${host}/${base}"`).join(", ");
    return `- { name: app-${index}, registry: "${host}", repository: ${repository}, tag: "${tag}", baseImages: [${bases}] }\n`;
  });
  return lines.join("");
}
