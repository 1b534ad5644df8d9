// The least that a program can do to learn what tags are now: Node's own client with one keep-alive agent, one 401, a token for each repository, a HEAD for
// each tag. Reads {origin, concurrency, tags: ["repository:tag"]} from the file that it is given, and prints when it was done, in milliseconds of Unix time.
const { readFileSync } = require("node:fs");
const { Agent, request } = require("node:https");

const { origin, concurrency, tags } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
const ACCEPT = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

function send(method, path, authorization) {
  const headers = authorization ? { accept: ACCEPT, authorization } : { accept: ACCEPT };
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, { method, headers, agent }, (incoming) => {
      const chunks = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", () => resolve({ incoming, body: Buffer.concat(chunks) }));
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

async function resolveTags(repository, list) {
  const { body } = await send("GET", `/token?service=simulator&scope=repository:${repository}:pull`);
  const authorization = `Bearer ${JSON.parse(body.toString()).token}`;
  return Promise.all(
    list.map(async (tag) => {
      const { incoming } = await send("HEAD", `/v2/${repository}/manifests/${tag}`, authorization);
      if (incoming.statusCode !== 200) throw new Error(`${repository}:${tag}: ${incoming.statusCode}`);
      return incoming.headers["docker-content-digest"];
    }),
  );
}

async function main() {
  const repositories = Map.groupBy(tags, (name) => name.split(":")[0]);
  const [first] = tags;
  const [repository, tag] = first.split(":");
  await send("HEAD", `/v2/${repository}/manifests/${tag}`);
  const all = [...repositories].map(([name, list]) =>
    resolveTags(
      name,
      list.map((each) => each.split(":")[1]),
    ),
  );
  const digests = (await Promise.all(all)).flat();
  process.stdout.write(JSON.stringify({ doneAtMs: Date.now(), digests: digests.length }));
  agent.destroy();
}

main();
