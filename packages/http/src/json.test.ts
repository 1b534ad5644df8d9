import { expect, test } from "vitest";
import { createHeaders } from "./headers.ts";
import { parseUntrustedJson, readJson } from "./json.ts";
import { failureOf } from "./testing/transport.ts";
import type { HttpResponse } from "./types.ts";

function answer(body: string | Buffer): HttpResponse {
  const url = new URL("https://user:secret@auth.test/token?service=x");
  return { status: 200, headers: createHeaders([]), body: Buffer.from(body), url };
}

async function failureFor(body: string | Buffer) {
  return await failureOf((async () => readJson(answer(body), "the token server's answer"))());
}

test("a document is read as it is", () => {
  expect(readJson(answer('{"a":[1,"é",null,{"b":true}]}'), "x")).toEqual({ a: [1, "é", null, { b: true }] });
  expect(readJson(answer("\ufeff[]"), "x")).toEqual([]);
});

test("a login page is shown by its first line, cleaned, and the URL without its secrets", async () => {
  const failure = await failureFor("\n  <html>\u001b[31m\u202eLogin\nmore");
  expect(failure.code).toBe("http.malformed");
  expect(failure.message).toBe(
    "the token server's answer (200 of https://auth.test/token) is not JSON: <html>\\u{1b}[31m\\u{202e}Login",
  );
  expect(failure.hint).toMatch(/proxy or login page/u);
});

test("an empty body says so", async () => {
  expect((await failureFor("")).message).toMatch(/is empty, and not JSON$/u);
});

test.each([
  ["arrays", "[".repeat(100_000) + "]".repeat(100_000)],
  ["objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
  ["arrays that never end", "[".repeat(100_000)],
])("100,000 nested %s are a failure and no crash", async (_name, body) => {
  expect((await failureFor(body)).code).toBe("http.malformed");
});

test.each([
  ["arrays", `[${"[],".repeat(100)}[]]`],
  ["objects", `[${"{},".repeat(100)}{}]`],
  ["numbers", `[${"1,".repeat(100)}1]`],
  ["keys", `{${'"a":1,'.repeat(100)}"b":1}`],
])("more %s than are taken are a fault", (_name, body) => {
  expect(parseUntrustedJson(Buffer.from(body), 100)).toEqual({ fault: "holds more than 100 values" });
});

test("as many values as are taken are read, and what stands in texts counts as none", () => {
  const values = Array.from({ length: 99 }, () => '[{,\\"');
  expect(parseUntrustedJson(Buffer.from(JSON.stringify(values)), 99)).toEqual({ value: values });
});

test("an answer of more than 500,000 values is a failure", async () => {
  const failure = await failureFor(`[${"[],".repeat(500_000)}[]]`);
  expect([failure.code, failure.message.slice(-30)]).toEqual([
    "http.malformed",
    " holds more than 500000 values",
  ]);
});

test("500 deep is still read", () => {
  expect(readJson(answer("[".repeat(500) + "]".repeat(500)), "x")).toBeInstanceOf(Array);
});

test.each([
  ["plain", '{"__proto__":{"polluted":true},"a":1}'],
  ["escaped", '{"\\u005f_proto__":{"polluted":true},"a":1}'],
])("a __proto__ key, %s, is dropped and sets no prototype", (_name, body) => {
  const value = readJson(answer(`[${body}]`), "x");
  const [entry] = Array.isArray(value) ? value : [];
  expect(Object.keys(entry)).toEqual(["a"]);
  expect(Object.assign({}, entry).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(entry)).toBe(Object.prototype);
});
