import { connect } from "node:net";
import { reply } from "./answers.ts";
import type { FaultStage } from "./stage.ts";

/**
 * Has the process reach hosts through a proxy that leads each `host:port` to a port of loopback. A name behind a proxy is resolved by it, so
 * that hosts which are loopback in fact count as public.
 */
export async function leadThroughProxy(
  { open, environment }: FaultStage,
  ports: Readonly<Record<string, number>>,
): Promise<void> {
  const proxy = await open((client, { method, target }) => {
    const port = method === "CONNECT" ? ports[target] : undefined;
    if (port === undefined) return reply(403)(client, { method, target, headers: {}, earlier: 0 });
    const server = connect(port, "127.0.0.1", () => client.write("HTTP/1.1 200 Connected\r\n\r\n"));
    client.pipe(server).pipe(client);
    client.on("close", () => server.destroy());
    server.on("error", () => client.destroy());
  });
  environment["HTTPS_PROXY"] = `http://127.0.0.1:${proxy.port}`;
}
