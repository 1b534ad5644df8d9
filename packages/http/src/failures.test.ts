import { Failure } from "@basewatch/failure";
import { expect, test } from "vitest";
import { describeRequest, toFailure } from "./failures.ts";

const request = { method: "GET", url: new URL("https://user:pass@a.test:8443/v2/x?token=secret#f") } as const;

function systemError(code: string, syscall?: string): Error {
  return Object.assign(new Error("what the system says"), {
    code,
    ...(syscall === undefined ? {} : { syscall }),
  });
}

test("a request is described without what may be secret, and safe to print", () => {
  expect(describeRequest(request)).toBe("GET https://a.test:8443/v2/x");
  expect(describeRequest({ method: "HEAD", url: new URL("http://a.test/\u202e") })).toBe(
    "HEAD http://a.test/%E2%80%AE",
  );
});

test.each([
  ["ECONNREFUSED", "connect", "http.refused"],
  ["EHOSTUNREACH", "connect", "http.refused"],
  ["ENETUNREACH", "connect", "http.refused"],
  ["ETIMEDOUT", "connect", "http.refused"],
  ["ENOTFOUND", "getaddrinfo", "http.dns"],
  ["EAI_AGAIN", "getaddrinfo", "http.dns"],
  ["ECONNRESET", "read", "http.reset"],
  ["ECONNRESET", undefined, "http.reset"],
  ["EPIPE", "write", "http.reset"],
  ["ETIMEDOUT", "read", "http.reset"],
  ["EPROTO", "write", "http.tls"],
  ["CERT_NOT_YET_VALID", undefined, "http.tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", undefined, "http.tls"],
  ["SELF_SIGNED_CERT_IN_CHAIN", undefined, "http.tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", undefined, "http.tls"],
  ["HPE_INVALID_CONSTANT", undefined, "http.malformed"],
  ["ERR_INVALID_CHAR", undefined, "http.invalid-request"],
])("%s of %s is %s", (code, syscall, expected) => {
  expect(toFailure(systemError(code, syscall), request)).toMatchObject({ code: expected });
});

test("after the headers a broken connection is a cut answer", () => {
  expect(toFailure(systemError("ECONNRESET"), request, true)).toMatchObject({ code: "http.cut" });
});

test("several addresses that all failed are one failure", () => {
  const failure = toFailure(new AggregateError([new Error("a"), new Error("b")]), request);
  expect(failure).toMatchObject({
    code: "http.refused",
    message: "GET https://a.test:8443/v2/x: no connection to the server",
  });
});

test.each([
  ["a failure", new Failure("known", { code: "http.proxy" })],
  ["a defect", new TypeError("a defect")],
  ["a defect with a code", systemError("ERR_ASSERTION")],
  ["no error at all", "text"],
])("%s stays what it is", (_case, error) => {
  expect(toFailure(error, request)).toBe(error);
});
