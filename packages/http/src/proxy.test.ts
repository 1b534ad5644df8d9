import { describe, expect, test } from "vitest";
import { chooseProxy, isLoopback, type ProxyVariables } from "./proxy.ts";
import { failureOf } from "./testing/transport.ts";

function choose(url: string, variables: ProxyVariables) {
  return chooseProxy({ method: "GET", url: new URL(url) }, variables)?.href;
}

test.each<[string, string, ProxyVariables, string | undefined]>([
  ["no variable", "https://a.test/", {}, undefined],
  ["an empty variable", "https://a.test/", { HTTPS_PROXY: " " }, undefined],
  [
    "the variable of its scheme",
    "https://a.test/",
    { HTTPS_PROXY: "http://p:1", HTTP_PROXY: "http://q:2" },
    "http://p:1/",
  ],
  [
    "the variable of its scheme",
    "http://a.test/",
    { HTTPS_PROXY: "http://p:1", HTTP_PROXY: "http://q:2" },
    "http://q:2/",
  ],
  ["the other scheme's variable", "http://a.test/", { HTTPS_PROXY: "http://p:1" }, undefined],
  [
    "lower case before upper case",
    "https://a.test/",
    { HTTPS_PROXY: "http://p:1", https_proxy: "http://q:2" },
    "http://q:2/",
  ],
  ["a proxy without a scheme", "https://a.test/", { https_proxy: "p.test:3128" }, "http://p.test:3128/"],
  ["a proxy over TLS", "https://a.test/", { https_proxy: "https://p.test" }, "https://p.test/"],
  ["userinfo", "https://a.test/", { https_proxy: "http://u:p%40@p.test" }, "http://u:p%40@p.test/"],
  ["localhost", "http://localhost:5000/", { http_proxy: "http://p:1" }, undefined],
  ["loopback", "http://127.0.0.2:5000/", { http_proxy: "http://p:1" }, undefined],
  ["loopback", "http://[::1]:5000/", { http_proxy: "http://p:1" }, undefined],
])("%s: %s", (_name, url, variables, proxy) => {
  expect(choose(url, variables)).toBe(proxy);
});

describe("NO_PROXY", () => {
  test.each([
    ["*", "https://a.test/"],
    ["a.test", "https://a.test/"],
    ["A.Test", "https://a.TEST/"],
    ["a.test", "https://x.a.test/"],
    [".a.test", "https://x.a.test/"],
    [".a.test", "https://a.test/"],
    ["*.a.test", "https://x.a.test/"],
    ["a.test:443", "https://a.test/"],
    ["a.test:80", "http://a.test/"],
    ["a.test:5000", "https://a.test:5000/"],
    ["b.test, a.test", "https://a.test/"],
    ["b.test a.test", "https://a.test/"],
    ["10.0.0.1", "https://10.0.0.1/"],
    ["10.0.0.0/8", "https://10.9.8.7/"],
    ["fd00::/8", "https://[fd00::1]/"],
    ["fd00::1", "https://[fd00::1]/"],
    ["[fd00::1]:5000", "https://[fd00::1]:5000/"],
  ])("%s covers %s", (list, url) => {
    expect(
      choose(url, { https_proxy: "http://p:1", http_proxy: "http://p:1", NO_PROXY: list }),
    ).toBeUndefined();
  });

  test.each([
    ["", "https://a.test/"],
    [",", "https://a.test/"],
    ["b.test", "https://a.test/"],
    ["a.test", "https://xa.test/"],
    ["x.a.test", "https://a.test/"],
    ["a.test:80", "https://a.test/"],
    ["10.0.0.0/8", "https://11.0.0.1/"],
    ["10.0.0.0/8", "https://a.test/"],
    ["10.0.0.0/8", "https://[fd00::1]/"],
    ["10.0.0.0/99", "https://10.0.0.1/"],
    ["10.0.0.0/x", "https://10.0.0.1/"],
    ["fd00::2", "https://[fd00::1]/"],
  ])("'%s' does not cover %s", (list, url) => {
    expect(choose(url, { https_proxy: "http://p:1", no_proxy: list })).toBe("http://p:1/");
  });
});

test.each([
  ["socks", "socks5://user:secret@p.test"],
  ["no URL", "http://"],
  ["userinfo that cannot be decoded", "http://user:%zz@p.test"],
])("%s is refused, and not shown", async (_name, value) => {
  const failure = await failureOf((async () => choose("https://a.test/x?y", { HTTPS_PROXY: value }))());
  expect(failure.code).toBe("http.proxy");
  expect(failure.message).toBe("GET https://a.test/x: HTTPS_PROXY is not the URL of an http or https proxy");
  expect(failure.hint).toMatch(/add a\.test to NO_PROXY/u);
});

test.each([
  ["http://localhost/", true],
  ["http://LOCALHOST:5000/", true],
  ["http://registry.localhost/", true],
  ["http://127.1/", true],
  ["http://[::1]/", true],
  ["http://localhost.test/", false],
  ["http://127.0.0.1.test/", false],
  ["http://notlocalhost/", false],
  ["http://10.0.0.1/", false],
])("%s is loopback: %s", (url, loopback) => {
  expect(isLoopback(new URL(url))).toBe(loopback);
});
