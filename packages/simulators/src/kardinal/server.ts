import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, createBundleApi, type Incoming, plain } from "./bundle-api.ts";
import { createBundleList } from "./bundle-list.ts";
import type {
  KardinalBundle,
  KardinalFault,
  KardinalOptions,
  KardinalRequest,
  KardinalSimulator,
} from "./types.ts";

/**
 * Starts kardinal-promoter's Bundle API on a free port of loopback: `POST /api/v1/bundles`, and the list of Bundles. Anything else is
 * answered 404 with what was expected.
 */
export async function startKardinal(options: KardinalOptions): Promise<KardinalSimulator> {
  const bundles: KardinalBundle[] = [];
  const requests: KardinalRequest[] = [];
  const faults: KardinalFault[] = [];
  const listFaults: KardinalFault[] = [];
  const createBundle = createBundleApi(options, bundles);
  const listBundles = createBundleList(options, bundles);
  const reply = (incoming: Incoming, path: string): Reply => {
    if (path === "/api/v1/bundles") return misbehave(faults.shift(), () => createBundle(incoming));
    const list = listBundles(incoming, path);
    if (list !== undefined) return misbehave(listFaults.shift(), () => list);
    return { answer: unexpected(incoming, path) };
  };
  const server = createServer((message, response) => {
    const onRequest = (incoming: Incoming) => {
      const path = message.url ?? "";
      const { answer, end } = reply(incoming, path);
      requests.push({ ...incoming, path, body: incoming.body.toString("utf8"), status: answer?.status });
      send(response, { answer, end });
    };
    // A client that goes away in the middle is not answered, and nothing of its request counts.
    collect(message).then(onRequest, () => message.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bundles,
    requests,
    script: (...more) => {
      faults.push(...more);
    },
    scriptList: (...more) => {
      listFaults.push(...more);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What goes over the wire: an answer, whole or cut; or the end of the connection; or nothing at all. */
interface Reply {
  readonly answer?: Answer | undefined;
  readonly end?: "cut" | "reset" | "hang" | undefined;
}

function misbehave(fault: KardinalFault | undefined, handle: () => Answer): Reply {
  switch (fault?.kind) {
    case undefined:
    case "none":
      return { answer: handle() };
    case "status":
      return {
        answer: { ...plain(fault.status, fault.body ?? "scripted to fail"), headers: { ...fault.headers } },
      };
    case "html":
      return { answer: { status: fault.status, headers: { "content-type": "text/html" }, body: PROXY_PAGE } };
    case "reset":
    case "hang":
      if (fault.stored) handle();
      return { end: fault.kind };
    case "cut":
      return { answer: handle(), end: "cut" };
    case "reply":
      return { answer: { ...handle(), body: fault.body } };
  }
}

const PROXY_PAGE =
  "\n<html><head><title>Sign in to continue</title></head>\n<body>corporate gateway</body></html>\n";

function unexpected({ method }: Incoming, path: string): Answer {
  return plain(404, `${method} ${path}: expected POST /api/v1/bundles or GET /api/v1/ui/bundles`);
}

async function collect(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  return { method: message.method ?? "", headers, body: Buffer.concat(chunks) };
}

function send(response: ServerResponse, { answer, end }: Reply): void {
  if (end === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer === undefined) return;
  response.writeHead(answer.status, { ...answer.headers, "content-length": Buffer.byteLength(answer.body) });
  if (end === "cut") {
    response.write(answer.body.slice(0, 8), () => response.socket?.destroy());
    return;
  }
  response.end(answer.body);
}
