import { describe, expect, test } from "vitest";
import { bundlesUrl, parseKardinalUrl, statusUrl } from "./index.ts";

describe("parseKardinalUrl", () => {
  test.each([
    ["https://kardinal.example.com", "https://kardinal.example.com"],
    ["https://kardinal.example.com/", "https://kardinal.example.com"],
    ["https://kardinal.example.com///", "https://kardinal.example.com"],
    ["https://example.com/tools/kardinal", "https://example.com/tools/kardinal"],
    ["https://example.com/tools/kardinal//", "https://example.com/tools/kardinal"],
    ["http://kardinal.kardinal-system.svc:8080", "http://kardinal.kardinal-system.svc:8080"],
    ["HTTP://127.0.0.1:8080/", "http://127.0.0.1:8080"],
    ["https://[::1]:8443/x", "https://[::1]:8443/x"],
  ])("%s", (text, base) => {
    const url = parseKardinalUrl(text);
    expect(bundlesUrl(url).href).toBe(`${base}/api/v1/bundles`);
    expect(statusUrl(url, "my-app")).toBe(`${base}/ui#pipeline=my-app`);
  });

  test.each([
    ["a host alone", "kardinal.example.com", '"kardinal.example.com" is no http or https URL', "base URL"],
    [
      "a host that looks like a scheme",
      "localhost:8080",
      '"localhost:8080" is no http or https URL',
      "base URL",
    ],
    ["another scheme", "ftp://k?token=s3cret", '"ftp://k" is no http or https URL', "base URL"],
    ["one slash", "https:/k", '"https:/k" is no http or https URL', "base URL"],
    ["no URL with a password", "user:s3cret@k", "it is no http or https URL", "base URL"],
    ["a broken URL", "https://", '"https://" is no http or https URL', "base URL"],
    [
      "a password",
      "https://me:s3cret@k/x",
      '"https://k/x" comes with a user name or password',
      "KARDINAL_TOKEN",
    ],
    [
      "a token as user",
      "https://s3cret@k",
      '"https://k/" comes with a user name or password',
      "KARDINAL_TOKEN",
    ],
    ["a query", "https://k/?token=s3cret", '"https://k/" comes with a query or a fragment', "base URL"],
    ["an empty query", "https://k/?", '"https://k/" comes with a query or a fragment', "base URL"],
    ["a fragment", "https://k/ui#pipeline=a", '"https://k/ui" comes with a query or a fragment', "base URL"],
    [
      "a line break",
      "https://k\n.example.com",
      String.raw`"https://k\u{a}.example.com" has blanks in it`,
      "base URL",
    ],
    ["a blank", "https://k/a b", '"https://k/a b" has blanks in it', "base URL"],
    [
      "the endpoint",
      "https://k/api/v1/bundles/",
      '"https://k/api/v1/bundles/" is the endpoint',
      "Remove /api/v1/bundles",
    ],
  ])("refuses %s", (_case, text, message, hint) => {
    expect(() => parseKardinalUrl(text)).toThrow(
      expect.objectContaining({ code: "kardinal.url", message, hint: expect.stringContaining(hint) }),
    );
  });
});

test("a Pipeline's name cannot leave its place in the link", () => {
  expect(statusUrl(new URL("https://k"), "a&b c#/\n")).toBe("https://k/ui#pipeline=a%26b%20c%23%2F%0A");
});
