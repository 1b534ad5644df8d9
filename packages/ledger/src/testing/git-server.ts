import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";

/** A request as it came in. */
export interface SeenRequest {
  readonly line: string;
  readonly authorization: string | undefined;
}

/** A git server over http. */
export interface GitServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly url: string;
  readonly requests: readonly SeenRequest[];
}

/** How a git server treats its callers. */
export interface GitServerOptions {
  /** The one `Authorization` value that it lets in; everybody when it is not given. */
  readonly authorization?: string | undefined;
  /** Answers in place of git: a status with headers and a body, or nothing ever (`hang`). Called once it has let the caller in. */
  readonly answer?: (line: string) => Answer | "hang" | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Serves a bare repository by git's own CGI program (https://git-scm.com/docs/git-http-backend), on a free port of loopback. */
export async function startGitServer(folder: string, options: GitServerOptions = {}): Promise<GitServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    const { authorization } = request.headers;
    requests.push({ line, authorization });
    if (options.authorization !== undefined && authorization !== options.authorization) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
      return;
    }
    const answer = options.answer?.(line);
    if (answer === "hang") return;
    if (answer !== undefined) response.writeHead(answer.status, answer.headers).end(answer.body);
    else serve(folder, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/remote.git`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: dirname(folder),
      GIT_HTTP_EXPORT_ALL: "1",
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      // A user that is named may push.
      REMOTE_USER: "tester",
    },
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  backend.on("close", () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf("\r\n\r\n");
    const headers = output
      .toString("latin1", 0, end)
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()] as const);
    const status = Number(headers.find(([name]) => name === "Status")?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(status, Object.fromEntries(headers)).end(output.subarray(end + 4));
  });
}
