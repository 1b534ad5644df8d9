// A registry in a process of its own, over TLS and with tokens, so that its work does not slow those who are measured. Told over IPC what to hold.
import { readFileSync } from "node:fs";
import {
  buildImage,
  buildOn,
  dockerPurl,
  type ImageContent,
  type RegistryAnswer,
  type RegistrySimulator,
  startRegistry,
} from "@basewatch/simulators";
import { type Fleet, isBase, type Order, type Traffic } from "./registry-fleet.ts";

let registry: RegistrySimulator | undefined;
const bases = new Map<string, ImageContent>();
let firstAtMs: number | undefined;
let firstBaseAtMs: number | undefined;

process.on("message", (order: Order) => {
  void obey(order).then((answer) => process.send?.(answer ?? null));
});
process.on("disconnect", () => process.exit());

async function obey(order: Order): Promise<unknown> {
  if (order.do === "start") return start(order.latencyMs);
  if (registry === undefined) throw new Error("not started yet");
  if (order.do === "hold") return hold(registry, order.fleet);
  if (order.do === "move") return moveBase(registry, order.base);
  return take(registry);
}

async function start(latencyMs: number): Promise<string> {
  const read = (name: string) => readFileSync(new URL(`../certificates/${name}`, import.meta.url));
  registry = await startRegistry({
    tls: { key: read("server.key"), cert: read("server.pem") },
    auth: { bearer: { accounts: {}, anonymousPull: true } },
    latencyMs,
    manner(answer, { headers, path, query }) {
      firstAtMs ??= Date.now();
      if (isBase(path) || query.get("scope")?.startsWith("repository:bases/")) firstBaseAtMs ??= Date.now();
      return renameRealm(answer, headers.host ?? "");
    },
  });
  return nameOf(registry);
}

function nameOf({ url }: RegistrySimulator): string {
  return `registry.test:${url.port}`;
}

/** A token server by another name than the registry's would be a foreign one. */
function renameRealm(answer: RegistryAnswer, host: string): RegistryAnswer {
  const { "WWW-Authenticate": challenge, ...headers } = answer.headers;
  if (typeof challenge !== "string") return answer;
  const renamed = challenge.replace(/(?<=https:\/\/)[^/"]+/u, host);
  return { ...answer, headers: { ...headers, "WWW-Authenticate": renamed } };
}

/** Every image is built on bases of its own turn, and says so in its provenance. */
function hold(registry: RegistrySimulator, fleet: Fleet): void {
  const { store } = registry;
  for (const name of fleet.bases) putBase(store, name, 1);
  const contents = new Map<string, ImageContent>();
  for (const { name, on } of fleet.images) {
    const key = on.join(" ");
    const content = contents.get(key) ?? buildApp(nameOf(registry), on);
    contents.set(key, content);
    store.putContent(...splitName(name), content);
  }
}

function moveBase({ store }: RegistrySimulator, name: string): void {
  putBase(store, name, 2);
}

function putBase(store: RegistrySimulator["store"], name: string, generation: number): void {
  const content = buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    steps: [{ createdBy: "ADD / /", files: { release: `${name}, generation ${generation}` } }],
  });
  bases.set(name, content);
  store.putContent(...splitName(name), content);
}

function buildApp(host: string, on: readonly string[]): ImageContent {
  const used = on.map((name) => ({ name, content: baseOf(name) }));
  return buildOn(baseOf(on[0] ?? ""), {
    steps: [{ createdBy: "COPY . /app", files: { app: "the app" } }],
    provenance: (platform) => ({
      version: "v1",
      materials: used.map(({ name, content }) => ({
        uri: dockerPurl(`${host}/${name.replace(":", "@")}`, { platform }),
        digest: content.root.digest,
      })),
    }),
  });
}

function baseOf(name: string): ImageContent {
  const content = bases.get(name);
  if (content === undefined) throw new RangeError(`no base ${name}`);
  return content;
}

function splitName(name: string): [repository: string, tag: string] {
  const at = name.lastIndexOf(":");
  return [name.slice(0, at), name.slice(at + 1)];
}

let taken = 0;

/** What came in since the last call. */
function take({ log }: RegistrySimulator): Traffic {
  const starts = { firstAtMs, firstBaseAtMs };
  [firstAtMs, firstBaseAtMs] = [undefined, undefined];
  const since = log.slice(taken);
  taken = log.length;
  const countOf = (fits: (entry: (typeof since)[number]) => boolean) => since.filter(fits).length;
  const isDocument = ({ path }: { path: string }) => path.startsWith("/v2/");
  return {
    ...starts,
    all: since.length,
    refused: countOf(({ status }) => status === 401),
    tokens: countOf(({ path }) => path.startsWith("/token")),
    baseHeads: countOf(({ method, path, status }) => method === "HEAD" && isBase(path) && status === 200),
    baseGets: countOf((entry) => entry.method === "GET" && isDocument(entry) && isBase(entry.path)),
    imageHeads: countOf(({ method, path, status }) => method === "HEAD" && !isBase(path) && status === 200),
    imageGets: countOf((entry) => entry.method === "GET" && isDocument(entry) && !isBase(entry.path)),
  };
}
