// The least that a program can do to make the same requests: Node's own client with one keep-alive agent, one request after the other.
// Reads a JSON array of {method, url, headers, body} from the file that it is given. CommonJS, because that starts faster.
const { readFileSync } = require("node:fs");
const { Agent, request } = require("node:http");

const agent = new Agent({ keepAlive: true });

function send({ method, url, headers, body }) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent }, (incoming) => {
      incoming.on("data", () => undefined);
      incoming.on("end", resolve);
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function main() {
  for (const one of JSON.parse(readFileSync(process.argv[2], "utf8"))) await send(one);
  agent.destroy();
}

main();
