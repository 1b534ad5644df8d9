import { digestOf } from "@basewatch/image";
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { type BundleRequest, signBody, writeBundleBody } from "./index.ts";

function writeAuthor(author: string): string {
  return writeBundleBody({ pipeline: "a", type: "image", provenance: { author } });
}

describe("writeBundleBody", () => {
  test("sends every documented field under its documented name", () => {
    const request: BundleRequest = {
      pipeline: "my-app",
      type: "mixed",
      namespace: "team-a",
      images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: digestOf(Buffer.from("app")) }],
      configRef: { gitRepo: "https://github.com/myorg/app-config", commitSHA: "abc123def456" },
      provenance: {
        commitSHA: "abc123def456",
        ciRunURL: "https://github.com/myorg/my-app/actions/runs/12345",
        author: "engineer-name",
        timestamp: "2026-04-09T10:00:00Z",
      },
      intent: { targetEnvironment: "prod", skipEnvironments: ["staging"] },
    };
    expect(JSON.parse(writeBundleBody(request))).toEqual(request);
  });

  test("leaves out what is absent, also when all of a part is", () => {
    const body = writeBundleBody({
      pipeline: "my-app",
      type: "image",
      namespace: undefined,
      images: [{ repository: "app", tag: undefined, digest: undefined }],
      provenance: { author: undefined },
      intent: { targetEnvironment: undefined, skipEnvironments: [] },
    });
    expect(body).toBe('{"pipeline":"my-app","type":"image","images":[{"repository":"app"}]}');
    expect(writeBundleBody({ pipeline: "a", type: "config", images: [] })).toBe(
      '{"pipeline":"a","type":"config"}',
    );
  });

  test("any text arrives as it is", () => {
    assert(
      property(
        string({ unit: "grapheme" }),
        string({ unit: "binary", minLength: 1 }),
        (author, commitSHA) => {
          const body = writeBundleBody({ pipeline: "a", type: "image", provenance: { author, commitSHA } });
          expect(JSON.parse(body)).toMatchObject({ provenance: { author, commitSHA } });
        },
      ),
      { numRuns: 100 },
    );
  });

  test("counts bytes: 1 MiB is written, one more is refused", () => {
    const room = 1_048_576 - Buffer.byteLength(writeAuthor("x")) + 1;
    expect(Buffer.byteLength(writeAuthor("x".repeat(room)))).toBe(1_048_576);
    // Two bytes in UTF-8, one UTF-16 unit.
    const tooMuch = `${"x".repeat(room - 1)}é`;
    expect(() => writeAuthor(tooMuch)).toThrow(
      expect.objectContaining({
        code: "kardinal.too-large",
        message: "the Bundle is 1048577 bytes of JSON, and kardinal takes at most 1048576",
        hint: "Promote fewer images with one Bundle.",
      }),
    );
  });
});

describe("signBody", () => {
  // Test cases 1 and 2 of RFC 4231, and the well-known vector of HMAC's article for a longer text.
  test.each([
    ["Hi There", "\u000b".repeat(20), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
    [
      "what do ya want for nothing?",
      "Jefe",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    [
      "The quick brown fox jumps over the lazy dog",
      "key",
      "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
    ],
  ])("%s", (body, secret, expected) => {
    expect(signBody(body, secret)).toBe(expected);
  });

  test("signs the bytes of UTF-8", () => {
    // printf 'é' | openssl dgst -sha256 -hmac 'ключ'
    expect(signBody("é", "ключ")).toBe("e4c4aaaf72dd2e06b6b8cd1791be87d4afbfc84dd6b4bf44da66a7ec5a0c2a6e");
  });
});
