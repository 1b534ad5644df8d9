import { describe, expect, test } from "vitest";
import { createRedactor } from "./index.ts";

describe("registered secrets", () => {
  const secret = 's3cr3t/"quoted"+value';
  const spellings: readonly (readonly [string, string])[] = [
    ["as it is", secret],
    ["URL-encoded", encodeURIComponent(secret)],
    ["escaped in JSON", JSON.stringify(secret).slice(1, -1)],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64url", Buffer.from(secret).toString("base64url")],
  ];
  test.each(spellings)("%s", (_name, spelling) => {
    const redactor = createRedactor();
    redactor.hide(secret);
    expect(redactor.redact(`before ${spelling} after ${spelling}`)).toBe("before *** after ***");
  });

  test("the longer of two is hidden first, so that nothing of it is left", () => {
    const redactor = createRedactor();
    redactor.hide("abcd");
    redactor.hide("abcdefgh");
    expect(redactor.redact("abcdefgh abcd")).toBe("*** ***");
  });

  test("white space around a secret is not part of it", () => {
    const redactor = createRedactor();
    redactor.hide(" padded-secret\n");
    expect(redactor.redact("is padded-secret.")).toBe("is ***.");
  });

  test("three characters are no secret: hiding them would garble every message", () => {
    const redactor = createRedactor();
    redactor.hide("abc");
    redactor.hide("abcd");
    expect(redactor.redact("abc abcd")).toBe("abc ***");
  });
});

describe("patterns", () => {
  test.each([
    ["https://user:pass@host/path", "https://***@host/path"],
    ["proxy http://u@10.0.0.1:3128", "proxy http://***@10.0.0.1:3128"],
    ["https://host/path?a=1@b", "https://host/path?a=1@b"],
    ["Authorization: Bearer abc.def", "Authorization: Bearer ***"],
    ['"authorization":"token abcdefgh"', '"authorization":"token ***"'],
    ["authorization=Basic dXNlcjpwYXNz", "authorization=Basic ***"],
    ["sent Bearer abcdefghijklmnopqrst", "sent Bearer ***"],
    ["Basic dXNlcjpwYXNzd29yZHBhc3N3b3Jk", "Basic ***"],
    ["Basic authentication, token endpoint", "Basic authentication, token endpoint"],
    ["ghp_abcdefghijklmnopqrstuvwxyz0123456789", "***"],
    ["github_pat_11ABCDEFG0abcdefghijklmnop", "***"],
    ["glpat-abcdefghij0123456789", "***"],
    ["eyJhbGciOiJSUzI1.eyJzdWIiOiIxMjM0.sig-nature", "***"],
    ["?token=abc&x=1", "?token=***&x=1"],
    ["&X-Amz-Signature=abc#f", "&X-Amz-Signature=***#f"],
    ["?access_token=abc next", "?access_token=*** next"],
    ["?scope=repository:a:pull", "?scope=repository:a:pull"],
    ["sha256:0123", "sha256:0123"],
  ])("%s", (text, shown) => {
    expect(createRedactor().redact(text)).toBe(shown);
  });
});
