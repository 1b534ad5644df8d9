import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { commit, createFaults } from "../github/faults.ts";
import type { ForgeAnswer, ForgeRequest, ForgeServer } from "./types.ts";

export interface ForgeServerOptions {
  /** Where the API is below the server: `/api/v4`. */
  readonly apiPath: string;
  /** Wall-clock milliseconds, for `Date`. */
  readonly now: () => number;
  /** The answer to a request; 501 for one that is not known. */
  readonly respond: (request: ForgeRequest, serverUrl: string) => ForgeAnswer;
}

/** Serves a forge's API on a free loopback port, with faults that can be scripted. */
export async function startForgeServer({ apiPath, now, respond }: ForgeServerOptions): Promise<ForgeServer> {
  const requests: ForgeRequest[] = [];
  const problems: string[] = [];
  const faults = createFaults();
  let serverUrl = "";

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming, apiPath);
    requests.push(request);
    const fault = faults.take(request);
    const own = fault === undefined || fault.afterStarting ? respondTo(request) : undefined;
    const answer = fault === undefined ? own : commit(fault.fault, incoming, outgoing);
    if (answer !== undefined) send(answer, outgoing);
  }

  function respondTo(request: ForgeRequest): ForgeAnswer {
    const answer = respond(request, serverUrl);
    if (answer.status === 501) problems.push(`${request.method} ${request.path}: ${String(answer.body)}`);
    return answer;
  }

  function send({ status, headers = {}, body }: ForgeAnswer, outgoing: ServerResponse): void {
    const isText = typeof body === "string";
    const type = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
    outgoing.writeHead(status, {
      date: new Date(now()).toUTCString(),
      ...(body === undefined ? {} : { "content-type": type }),
      ...headers,
    });
    outgoing.end(isText ? body : body === undefined ? undefined : JSON.stringify(body));
  }

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  return {
    serverUrl,
    apiUrl: `${serverUrl}${apiPath}`,
    requests,
    problems,
    fail: faults.add,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readRequest(incoming: IncomingMessage, apiPath: string): Promise<ForgeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?");
  return {
    method: incoming.method ?? "GET",
    path: path.startsWith(`${apiPath}/`) ? path.slice(apiPath.length) : path,
    query,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
