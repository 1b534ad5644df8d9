import { systemClock } from "@basewatch/retry";
import { createActionsExchange, createGate, createNodeExchange, createTransport } from "../index.ts";

// Run as a process of its own, since Node reads NODE_EXTRA_CA_CERTS only when it starts: fetches a URL and prints the status.
const [kind, url] = process.argv.slice(2);
const exchange =
  kind === "node"
    ? createNodeExchange({ proxy: {} })
    : createActionsExchange({ userAgent: "basewatch/test" });
const transport = createTransport({
  exchange,
  clock: systemClock,
  random: Math.random,
  policy: { attempts: 1, baseMs: 1, capMs: 1, budgetMs: 1 },
  timeoutMs: 10_000,
  userAgent: "basewatch/test",
  gate: createGate({ total: 1, perHost: 1, clock: systemClock }),
});
const response = await transport.send({ method: "GET", url: new URL(url ?? ""), maxBytes: 100 });
process.stdout.write(`${response.status} ${response.body.toString()}`);
