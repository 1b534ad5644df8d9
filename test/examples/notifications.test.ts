import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import { buildMessage, deliver, NOTIFY_EVENTS, type RunReport } from "@basewatch/notification";
import { systemClock } from "@basewatch/retry";
import { describe, expect, onTestFinished, test } from "vitest";
import { fromJSONSchema } from "zod";
import { readText } from "../layout/files.ts";
import { readFences, readTables } from "../layout/markdown.ts";
import { createFolder } from "./programs.ts";

const GUIDE = readText("docs/guides/notifications.md");
const SECRET = "hook-s3cret-ü";

function readFence(language: string): string {
  const fences = readFences(GUIDE).filter((fence) => fence.language === language);
  expect(fences).toHaveLength(1);
  return fences[0]?.text ?? "";
}

function readTable(head: string): readonly (readonly string[])[] {
  return readTables(GUIDE).find((table) => table.head[0] === head)?.rows ?? [];
}

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What a webhook receives for the document that the guide shows. */
async function receiveDocument(): Promise<Received> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { at, run, results, failures }: RunReport = JSON.parse(readFence("json"));
  const [delivery] = await deliver(
    buildMessage({ at, run, results, failures }),
    { webhook: { url: new URL(`http://127.0.0.1:${port}/hook`), secret: SECRET } },
    {
      openTransport: (redactor) =>
        createTransport({
          exchange: createNodeExchange({ proxy: {} }),
          gate: createGate({ total: 1, perHost: 1, clock: systemClock }),
          policy: { attempts: 1, baseMs: 1, capMs: 1, budgetMs: 1 },
          timeoutMs: 10_000,
          userAgent: "basewatch/test",
          clock: systemClock,
          random: Math.random,
          redactor,
        }),
      clock: systemClock,
      random: Math.random,
      signal: new AbortController().signal,
      timeoutMs: 10_000,
      log: () => {},
    },
  );
  expect(delivery).toMatchObject({ delivered: true });
  return received[0] ?? expect.fail("nothing was received");
}

const SIGNED = `sha256=${createHmac("sha256", SECRET).update("{}").digest("hex")}`;

/** Requests that the guide's receivers must tell apart: body, header, and whether it is ours. */
async function listRequests(): Promise<readonly (readonly [string, string | null, boolean])[]> {
  const { body, headers } = await receiveDocument();
  const header = String(headers["x-basewatch-signature-256"]);
  return [
    [body, header, true],
    [`${body} `, header, false],
    [body, header.replace(/.$/u, (digit) => (digit === "0" ? "1" : "0")), false],
    [body, header.replace("sha256=", ""), false],
    [body, SIGNED, false],
    ["{}", SIGNED, true],
    [body, "", false],
    [body, "ü", false],
    [body, null, false],
  ];
}

async function runProgram(program: string, file: string, source: string): Promise<unknown> {
  const path = join(await createFolder(), file);
  await writeFile(path, source);
  const { stdout } = await promisify(execFile)(program, [path]);
  return JSON.parse(stdout);
}

describe("the guide's receiver", () => {
  test("in Node takes what we send, and nothing else", async () => {
    const requests = await listRequests();
    const source = `${readFence("js")}
const requests = ${JSON.stringify(requests)};
const verdicts = requests.map(([body, header]) => isFromBasewatch(Buffer.from(body), header, ${JSON.stringify(SECRET)}));
process.stdout.write(JSON.stringify(verdicts));
`;
    const verdicts = await runProgram(process.execPath, "receiver.mjs", source);
    expect(verdicts).toEqual(requests.map(([, , ours]) => ours));
  });

  test("in Python takes what we send, and nothing else", async (context) => {
    const found = await promisify(execFile)("python3", ["--version"]).catch(() => undefined);
    if (found === undefined) context.skip("python3 is not installed");
    const requests = await listRequests();
    const source = `${readFence("python")}

import json
requests = json.loads(${JSON.stringify(JSON.stringify(requests))})
print(json.dumps([is_from_basewatch(body.encode(), header, ${JSON.stringify(SECRET)}) for body, header, _ in requests]))
`;
    const verdicts = await runProgram("python3", "receiver.py", source);
    expect(verdicts).toEqual(requests.map(([, , ours]) => ours));
  });
});

describe("the guide", () => {
  test("shows the document that is sent, which is of the schema", async () => {
    const shown = JSON.parse(readFence("json"));
    expect(JSON.parse((await receiveDocument()).body)).toEqual(shown);
    const schema = fromJSONSchema(JSON.parse(readText("packages/notification/webhook.schema.json")));
    expect(schema.safeParse(shown)).toMatchObject({ success: true });
  });

  test("lists the headers that are sent, and the words of notify-on", async () => {
    const { headers } = await receiveDocument();
    const named = readTable("Header").map(([name = ""]) => name.replaceAll("`", "").toLowerCase());
    expect(named.filter((name) => headers[name] === undefined)).toEqual([]);
    expect(Object.keys(headers).filter((name) => name.startsWith("x-"))).toEqual(
      expect.arrayContaining(named.filter((name) => name.startsWith("x-"))),
    );
    const words = readTable("Word").map(([word = ""]) => word.replaceAll("`", ""));
    expect(words.sort()).toEqual([...NOTIFY_EVENTS].sort());
  });
});
