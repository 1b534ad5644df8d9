import { describe, expect, test } from "vitest";
import { createHeaders } from "./headers.ts";
import { type FollowOptions, sendFollowing } from "./redirect.ts";
import { failureOf } from "./testing/transport.ts";
import type { HttpRequest, HttpResponse, Transport } from "./types.ts";

type Answer = readonly [status: number, ...headers: string[]];

/** A transport that answers by URL, and keeps what it was sent. */
function scripted(answers: Readonly<Record<string, Answer>>): Transport & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  return {
    sent,
    counts: { head: 0, get: 0, other: 0, retried: 0 },
    async send(request): Promise<HttpResponse> {
      sent.push(request);
      const [status, ...headers] = answers[request.url.href] ?? [200];
      return { status, headers: createHeaders(headers), body: Buffer.alloc(0), url: request.url };
    },
  };
}

const SECRETS = {
  authorization: "Bearer t",
  cookie: "c",
  "private-token": "p",
  accept: "a",
  "user-agent": "u",
};

async function follow(
  answers: Readonly<Record<string, Answer>>,
  {
    method = "GET",
    ...more
  }: Partial<FollowOptions> & { method?: HttpRequest["method"]; publicOnly?: boolean } = {},
) {
  const transport = scripted(answers);
  const { publicOnly, ...options } = more;
  const request = { method, url: new URL("https://a.test/1"), headers: SECRETS, maxBytes: 9, publicOnly };
  const response = await sendFollowing(transport, request, { max: 5, ...options });
  return { response, sent: transport.sent, last: transport.sent.at(-1) };
}

describe("what is followed", () => {
  test.each([301, 302, 303, 307, 308])("%i of a GET and of a HEAD, by the same method", async (status) => {
    for (const method of ["GET", "HEAD"] as const) {
      const { response, sent } = await follow({ "https://a.test/1": [status, "Location", "/2"] }, { method });
      expect(response.url.href).toBe("https://a.test/2");
      expect(sent.map((request) => request.method)).toEqual([method, method]);
    }
  });

  test.each([
    ["a path", "/x/y", "https://a.test/x/y"],
    ["a relative path", "y?z=1", "https://a.test/y?z=1"],
    ["a host without a scheme", "//b.test/y", "https://b.test/y"],
    ["a full URL with a fragment", "https://b.test/y#z", "https://b.test/y"],
    ["a URL with userinfo, which is dropped", "https://user:pass@b.test/y", "https://b.test/y"],
  ])("Location as %s", async (_case, location, href) => {
    const { last } = await follow({ "https://a.test/1": [302, "location", location] });
    expect(last?.url.href).toBe(href);
  });

  test("the same Location twice is one", async () => {
    const { last } = await follow({ "https://a.test/1": [302, "location", "/2", "Location", "/2"] });
    expect(last?.url.href).toBe("https://a.test/2");
  });

  test.each([300, 304, 305, 306, 200, 404])("%i is an answer", async (status) => {
    const { response, sent } = await follow({ "https://a.test/1": [status, "Location", "/2"] });
    expect([response.status, sent.length]).toEqual([status, 1]);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)("nothing of a %s", async (method) => {
    const { response, sent } = await follow({ "https://a.test/1": [307, "Location", "/2"] }, { method });
    expect([response.status, sent.length]).toEqual([307, 1]);
  });
});

describe("credentials", () => {
  const harmless = { accept: "a", "user-agent": "u" };

  test.each([
    ["the same origin", "/2", SECRETS],
    ["the same origin with its port named", "https://a.test:443/2", SECRETS],
    ["another port", "https://a.test:8443/2", harmless],
    ["another host", "https://b.test/2", harmless],
    ["a host under this one", "https://x.a.test/2", harmless],
  ])("to %s", async (_case, location, headers) => {
    const { last } = await follow({ "https://a.test/1": [307, "Location", location] });
    expect(last?.headers).toEqual(headers);
  });

  test("do not go to another scheme", async () => {
    const transport = scripted({ "http://a.test/1": [302, "Location", "https://a.test/1"] });
    const request = {
      method: "GET",
      url: new URL("http://a.test/1"),
      headers: SECRETS,
      maxBytes: 9,
    } as const;
    await sendFollowing(transport, request, { max: 5 });
    expect(transport.sent.at(-1)?.headers).toEqual(harmless);
  });

  test("stay away once they were dropped, also back home", async () => {
    const { sent } = await follow({
      "https://a.test/1": [302, "Location", "https://b.test/2"],
      "https://b.test/2": [302, "Location", "https://a.test/3"],
    });
    expect(sent.map(({ headers }) => headers)).toEqual([SECRETS, harmless, harmless]);
  });

  test("a caller can withhold them, but not send them to another origin", async () => {
    const home = { "https://a.test/1": [302, "Location", "/2"] } as const;
    const away = { "https://a.test/1": [302, "Location", "https://b.test/2"] } as const;
    expect((await follow(home, { allow: () => "without-credentials" })).last?.headers).toEqual(harmless);
    expect((await follow(away, { allow: () => "with-credentials" })).last?.headers).toEqual(harmless);
  });

  test.each(["/2", "https://b.test/2"])("none to send to %s is fine", async (location) => {
    const transport = scripted({ "https://a.test/1": [302, "Location", location] });
    const request = { method: "GET", url: new URL("https://a.test/1"), maxBytes: 9 } as const;
    await sendFollowing(transport, request, { max: 5 });
    expect(transport.sent.at(-1)?.headers).toEqual({});
  });
});

describe("private addresses", () => {
  const answers = { "https://a.test/1": [302, "Location", "https://b.test/2"] } as const;

  test("are refused to another origin, and left as they were at home", async () => {
    expect((await follow(answers)).sent.map(({ publicOnly }) => publicOnly)).toEqual([undefined, true]);
    expect((await follow({ "https://a.test/1": [302, "Location", "/2"] })).last?.publicOnly).toBeUndefined();
    expect(
      (await follow({ "https://a.test/1": [302, "Location", "/2"] }, { publicOnly: true })).last?.publicOnly,
    ).toBe(true);
  });

  test("are allowed where the caller trusts the target", async () => {
    const trusted = ["b.test"];
    const trustPrivate = (url: URL) => trusted.includes(url.host);
    expect((await follow(answers, { trustPrivate })).last?.publicOnly).toBeUndefined();
    expect((await follow(answers, { trustPrivate: () => false })).last?.publicOnly).toBe(true);
  });
});

describe("what is refused", () => {
  test.each<[string, Readonly<Record<string, Answer>>, RegExp]>([
    ["no Location", { "https://a.test/1": [302] }, /a redirect \(302\) without a Location/u],
    [
      "two Locations",
      { "https://a.test/1": [302, "Location", "/2", "Location", "/3"] },
      /several Locations/u,
    ],
    [
      "no URL",
      { "https://a.test/1": [302, "Location", "https://[/\u001b"] },
      /"https:\/\/\[\/\\u\{1b\}", which is no URL/u,
    ],
    [
      "https to http",
      { "https://a.test/1": [302, "Location", "http://a.test/2?t=secret"] },
      /http:\/\/a\.test\/2, which would leave https$/u,
    ],
    ["another scheme", { "https://a.test/1": [302, "Location", "file:///etc/passwd"] }, /would leave https/u],
    ["a loop to itself", { "https://a.test/1": [302, "Location", "#top"] }, /back to https:\/\/a\.test\/1/u],
    [
      "a longer loop",
      { "https://a.test/1": [302, "Location", "/2"], "https://a.test/2": [302, "Location", "/1"] },
      /visited$/u,
    ],
  ])("%s", async (_case, answers, message) => {
    const failure = await failureOf(follow(answers));
    expect(failure.code).toBe("http.redirect");
    expect(failure.message).toMatch(message);
    expect(failure.hint).toBeDefined();
    expect(failure.message).not.toContain("secret");
  });

  test("http to anything but http and https", async () => {
    const transport = scripted({ "http://a.test/1": [302, "Location", "ftp://a.test/1"] });
    const request = { method: "GET", url: new URL("http://a.test/1"), maxBytes: 9 } as const;
    expect((await failureOf(sendFollowing(transport, request, { max: 5 }))).code).toBe("http.redirect");
  });

  test("what the caller refuses, and the caller sees both ends", async () => {
    const seen: string[] = [];
    const allow = (from: URL, to: URL) => {
      seen.push(`${from.href} ${to.href}`);
      return "refuse" as const;
    };
    const failure = await failureOf(
      follow({ "https://a.test/1": [302, "Location", "//b.test/2"] }, { allow }),
    );
    expect(failure.message).toMatch(/https:\/\/b\.test\/2, which is not allowed/u);
    expect(seen).toEqual(["https://a.test/1 https://b.test/2"]);
  });

  test("more redirects than the most, and no fewer", async () => {
    const chain = Object.fromEntries(
      [1, 2, 3].map((n) => [`https://a.test/${n}`, [302, "Location", `/${n + 1}`] as const]),
    );
    expect((await follow(chain, { max: 3 })).response.url.href).toBe("https://a.test/4");
    expect((await failureOf(follow(chain, { max: 2 }))).message).toMatch(/more than 2 redirects/u);
  });
});
