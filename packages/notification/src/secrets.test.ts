import { expect, test } from "vitest";
import type { Channels, Delivery } from "./index.ts";
import { mailTo, PASSWORD, startMailServer, startRawMailServer, USER } from "./testing/mail-server.ts";
import { type Answer, startReceiver } from "./testing/receiver.ts";
import { send } from "./testing/sending.ts";

const SLACK_PATH = "/services/T0AAAAAAA/B0BBBBBBB/s3cretS3cretS3cretS3cret";
const HOOK_PATH = "/hooks/s3cretHookPath?key=s3cretHookQuery";
const HOOK_SECRET = "wh-s3cret-of-the-receiver";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const SECRETS = [
  SLACK_PATH,
  "s3cretS3cret",
  "s3cretHookPath",
  "s3cretHookQuery",
  HOOK_SECRET,
  base64(HOOK_SECRET),
  PASSWORD,
  encodeURIComponent(PASSWORD),
  base64(PASSWORD),
  base64(`\0${USER}\0${PASSWORD}`),
  USER,
];

/** All that a delivery says, the causes of its failure included. */
function spell({ failure, ...delivery }: Delivery): string {
  const texts: unknown[] = [JSON.stringify(delivery)];
  for (let error: unknown = failure; error instanceof Error; error = error.cause)
    texts.push(error.message, error.stack, JSON.stringify(error));
  return texts.join("\n");
}

function expectNoSecret(text: string): void {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

// What a server or a proxy sends back may hold any part of the request.
const ECHOES = [
  SLACK_PATH,
  HOOK_PATH,
  "/hooks/s3cretHookPath",
  "key=s3cretHookQuery",
  "s3cretHookQuery",
  "s3cretS3cretS3cretS3cret",
  HOOK_SECRET,
  base64(HOOK_SECRET),
  `http://127.0.0.1:1${HOOK_PATH}: no`,
];

test.each<[string, Answer]>([
  ...ECHOES.map((echo): [string, Answer] => [
    `an echo of ${echo}`,
    { status: 400, body: `you sent ${echo}` },
  ]),
  ["an echo in a 200", { status: 200, body: JSON.stringify({ ok: false, error: SLACK_PATH }) }],
  ["an error again and again", { status: 503, body: SLACK_PATH }],
  ["a redirect", { status: 302, headers: { location: `http://127.0.0.1${SLACK_PATH}` }, body: HOOK_PATH }],
  ["a reset connection", "reset"],
  ["no answer", "hang"],
  ["half an answer", "cut"],
])("%s shows no secret in failures and log lines", async (_name, answer) => {
  const receiver = await startReceiver(Array.from({ length: 8 }, () => answer));
  const channels: Channels = {
    slack: { url: receiver.url(SLACK_PATH) },
    webhook: { url: receiver.url(HOOK_PATH), secret: HOOK_SECRET },
  };
  const { deliveries, said } = await send(channels, { timeoutMs: 100 });
  expect(deliveries[0]?.delivered).toBe(false);
  expectNoSecret([...deliveries.map(spell), ...said].join("\n"));
  for (const line of said) expect(line).toContain(`http://${receiver.url("/").host}`);
});

test("an address where nobody listens shows its host only", async () => {
  const { deliveries, said } = await send({ slack: { url: new URL(`http://127.0.0.1:1${SLACK_PATH}`) } });
  expect(deliveries).toMatchObject([{ delivered: false, host: "127.0.0.1:1" }]);
  expectNoSecret([...deliveries.map(spell), ...said].join("\n"));
});

test("the document and the chat's message hold no secret", async () => {
  const receiver = await startReceiver([
    { status: 200, body: "ok" },
    { status: 200, body: "ok" },
  ]);
  await send({
    slack: { url: receiver.url("/services/s3cretS3cret") },
    webhook: { url: receiver.url("/x"), secret: HOOK_SECRET },
  });
  expect(receiver.received).toHaveLength(2);
  for (const { body, headers } of receiver.received) expectNoSecret(body + JSON.stringify(headers));
});

test("a mail server that echoes the login shows nothing of it", async () => {
  let tries = -1;
  const server = await startRawMailServer("220 mx", (line) => {
    if (line.startsWith("EHLO")) return "250-mx\r\n250 AUTH PLAIN";
    const token = line.replace("AUTH PLAIN ", "");
    const [, user, password] = Buffer.from(token, "base64").toString().split("\0");
    tries += 1;
    return `454 4.7.0 you sent ${[token, user, password][tries % 3]}`;
  });
  const { deliveries, said } = await send({ email: mailTo(server.port, "plain") });
  expect(deliveries).toMatchObject([{ delivered: false, attempts: 4 }]);
  expect(server.lines.join("\n")).toContain(base64(`\0${USER}\0${PASSWORD}`));
  for (const line of said) expect(line).toContain("you sent ***");
  expectNoSecret([...deliveries.map(spell), ...said].join("\n"));
});

test("an email holds nothing of the login", async () => {
  const server = await startMailServer({ disabledCommands: ["STARTTLS"] });
  await send({ email: mailTo(server.port, "plain") });
  expect(server.mails).toHaveLength(1);
  expectNoSecret(server.mails[0]?.raw ?? "");
});
