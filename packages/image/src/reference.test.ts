import { Failure } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf, formatReference, nameReference, parseReference, withDigest } from "./index.ts";

const HEX = "0123456789abcdef".repeat(4);
const DIGEST = `sha256:${HEX}`;

describe("parseReference", () => {
  // Expected values by the rules of https://github.com/distribution/reference/blob/main/normalize.go.
  const qualified: readonly (readonly [text: string, expected: string])[] = [
    ["node", "docker.io/library/node:latest"],
    ["node:22-bookworm-slim", "docker.io/library/node:22-bookworm-slim"],
    ["bitnami/redis", "docker.io/bitnami/redis:latest"],
    ["docker.io/node", "docker.io/library/node:latest"],
    ["docker.io/library/node", "docker.io/library/node:latest"],
    ["index.docker.io/node:1", "docker.io/library/node:1"],
    ["index.docker.io/a/b", "docker.io/a/b:latest"],
    ["registry-1.docker.io/node", "docker.io/library/node:latest"],
    ["Docker.IO/node", "docker.io/library/node:latest"],
    ["docker.io", "docker.io/library/docker.io:latest"],
    ["localhost", "docker.io/library/localhost:latest"],
    ["localhost:5000", "docker.io/library/localhost:5000"],
    ["localhost/app", "localhost/app:latest"],
    ["localhost:5000/app", "localhost:5000/app:latest"],
    ["localhost:5000/app:1", "localhost:5000/app:1"],
    ["myhost/app", "docker.io/myhost/app:latest"],
    ["Acme/app", "Acme/app:latest"],
    ["ACME:5000/app", "acme:5000/app:latest"],
    ["LOCALHOST/app", "localhost/app:latest"],
    ["GHCR.io/acme/app:Rel_1.0-B", "ghcr.io/acme/app:Rel_1.0-B"],
    ["[::1]:5000/x", "[::1]:5000/x:latest"],
    ["[2001:DB8::1]/x:1", "[2001:db8::1]/x:1"],
    ["10.0.0.1/x", "10.0.0.1/x:latest"],
    ["a-b.example.com:443/x/y/z", "a-b.example.com:443/x/y/z:latest"],
    ["ghcr.io/a.b/c_d/e__f/g-h/i---j0", "ghcr.io/a.b/c_d/e__f/g-h/i---j0:latest"],
    [`node@${DIGEST}`, `docker.io/library/node@${DIGEST}`],
    [`node:22@${DIGEST}`, `docker.io/library/node:22@${DIGEST}`],
    [`ghcr.io/a/b:_@${DIGEST}`, `ghcr.io/a/b:_@${DIGEST}`],
    [`node:${"t".repeat(128)}`, `docker.io/library/node:${"t".repeat(128)}`],
    [`ghcr.io/${"p".repeat(255)}`, `ghcr.io/${"p".repeat(255)}:latest`],
    [`x${HEX}`, `docker.io/library/x${HEX}:latest`],
    [`${HEX}x`, `docker.io/library/${HEX}x:latest`],
    [`a/${HEX}`, `docker.io/a/${HEX}:latest`],
    ["h.io/x/7:1", "h.io/x/7:1"],
  ];
  it.each(qualified)("qualifies %s", (text, expected) => {
    expect(formatReference(parseReference(text))).toBe(expected);
  });

  it("yields the parts", () => {
    expect(parseReference(`node:22@${DIGEST}`)).toStrictEqual({
      registry: "docker.io",
      repository: "library/node",
      tag: "22",
      digest: DIGEST,
    });
    expect(parseReference(`a.io/b@${DIGEST}`).tag).toBeUndefined();
    expect(parseReference("a.io/b").digest).toBeUndefined();
  });

  const HOST = "its registry is not a host name";
  const REPOSITORY = "its repository must be letters and digits, parted by one of . _ __ - /";
  const TAG = "its tag must be 1 to 128 letters, digits, . _ - and not start with . or -";
  const refused: readonly (readonly [name: string, text: string, reason: string, meant?: string])[] = [
    ["an empty text", "", "it is empty"],
    ["blanks alone", " \t", "it is empty"],
    ["blanks around it", " node:22\n", "there are blanks around it", "node:22"],
    [
      "a scheme",
      "https://ghcr.io/acme/app:1",
      "it starts with https://, and references have no scheme",
      "ghcr.io/acme/app:1",
    ],
    ["skopeo's scheme", "docker://node", "it starts with docker://, and references have no scheme", "node"],
    [
      "a scheme with blanks",
      " oci://a/node/ ",
      "it starts with oci://, and references have no scheme",
      "a/node",
    ],
    ["a scheme alone", "https://", "it starts with https://, and references have no scheme"],
    [
      "upper case in the repository",
      "ghcr.io/Acme/app:Rc1",
      "its repository has upper-case letters",
      "ghcr.io/acme/app:Rc1",
    ],
    ["upper case without a tag", "Node", "its repository has upper-case letters", "node"],
    ["upper case and a digest", `Node@${DIGEST}`, "its repository has upper-case letters", `node@${DIGEST}`],
    ["upper case and worse", "ghcr.io/Acme/.app", REPOSITORY],
    ["a slash at the end", "ghcr.io/acme/app/", REPOSITORY, "ghcr.io/acme/app"],
    ["a slash alone", "/", REPOSITORY],
    ["a host alone", "ghcr.io/", REPOSITORY],
    ["a leading slash", "/app", REPOSITORY],
    ["a double slash", "ghcr.io//app", REPOSITORY],
    ["a component with a dot at its end", "a/b.", REPOSITORY],
    ["a component with a dot at its start", "a/.b", REPOSITORY],
    ["two dots in a row", "a/b..c", REPOSITORY],
    ["three underscores", "a/b___c", REPOSITORY],
    ["mixed separators", "a/b.-c", REPOSITORY],
    ["a parent folder", "ghcr.io/../etc", REPOSITORY],
    ["a parent folder as host", "../etc", HOST],
    ["an escaped slash", "ghcr.io/a%2fb", REPOSITORY],
    ["an unresolved variable", "ghcr.io/$IMAGE", REPOSITORY],
    ["a NUL", "node\u0000", REPOSITORY],
    ["a line break", "node\r\nX: y", REPOSITORY],
    ["a line break at the end of the tag", "a/b:1\nc", TAG],
    ["a direction override", "ghcr.io/a\u202eb", REPOSITORY],
    ["a host with an underscore", "a_b.io/x", HOST],
    ["a host with a hyphen at its end", "a-.io/x", HOST],
    ["a host with a hyphen at its start", "-a.io/x", HOST],
    ["a host with an empty label", "a..io/x", HOST],
    ["a host with a dot at its end", "a.io./x", HOST],
    ["a port that is too high", "a.io:65536/x", HOST],
    ["a port that is a word", "a.io:https/x", HOST],
    ["an empty port", "a.io:/x", HOST],
    ["an address that is too high", "256.0.0.1/x", HOST],
    ["a wrong IPv6 address", "[::::]/x", HOST],
    ["an IPv6 address that is not closed", "[::1/x", HOST],
    ["something behind an IPv6 address", "[::1]x:1/x", HOST],
    ["a host behind something", "x[::1]:1/x", HOST],
    ["an empty tag", "node:", TAG],
    ["a tag with a hyphen at its start", "node:-1", TAG],
    ["a tag with a dot at its start", "node:.1", TAG],
    ["a tag with a plus", "node:1+2", TAG],
    ["a tag that is too long", `node:${"t".repeat(129)}`, TAG],
    ["two tags", "node:1:2", REPOSITORY],
    ["a name that is too long", `ghcr.io/${"p".repeat(256)}`, "its repository is longer than 255 characters"],
    [
      "a name that is too long on Docker Hub",
      "p".repeat(248),
      "its repository is longer than 255 characters",
    ],
    ["an image id", HEX, "it is the id of an image, which no registry knows"],
    ["a text over 1,024 characters", `a:${"t".repeat(1023)}`, "it is longer than 1024 characters"],
    ["an empty digest", "node@", "what follows @ is not a digest"],
    ["a tag where a digest belongs", "node@latest", "what follows @ is not a digest"],
    ["two digests", `node@${DIGEST}@${DIGEST}`, "what follows @ is not a digest"],
    ["a blank in the digest", "node@sha256:a b", "what follows @ is not a digest"],
    ["a blank before the algorithm", "node@ sha256:a", "what follows @ is not a digest"],
  ];
  for (const [name, text, reason, meant] of refused) {
    it(`refuses ${name}`, () => {
      const failure = thrownBy(() => parseReference(text));
      expect(failure.code).toBe("image.reference");
      expect(failure.message.slice(failure.message.indexOf(" is not an"))).toBe(
        ` is not an image reference: ${reason}`,
      );
      expect(failure.hint).toBe(
        meant === undefined ? "Write it like ghcr.io/acme/app:1.4" : `Did you mean ${meant}?`,
      );
    });
  }

  it("keeps to 1,024 characters, not less", () => {
    const text = `a:${"t".repeat(1022)}`;
    expect(thrownBy(() => parseReference(text)).message).toContain("its tag must be");
  });

  it("quotes the text printable and short", () => {
    expect(thrownBy(() => parseReference("a\u202e\u0000b")).message).toMatch(
      /^"a\\u\{202e\}\\u\{0\}b" is not an image reference: /u,
    );
    expect(thrownBy(() => parseReference("x".repeat(1_000_000))).message).toBe(
      `"${"x".repeat(120)}…" is not an image reference: it is longer than 1024 characters`,
    );
  });

  it.each([
    ["another algorithm", "node@sha512:abc", 'the algorithm "sha512" is not supported'],
    ["upper-case hex", `node@sha256:${HEX.toUpperCase()}`, "it must be lower case"],
    ["a digest that is cut short", "node:22@sha256:abc", 'it has 3 characters after "sha256:", not 64'],
  ])("refuses %s as a digest", (_name, text, reason) => {
    const failure = thrownBy(() => parseReference(text));
    expect(failure.code).toBe("image.digest");
    expect(failure.message).toContain(reason);
  });

  it.each([
    ["userinfo", "user:hunter2@ghcr.io/acme/app", '"***@ghcr.io/acme/app"'],
    ["userinfo behind a scheme", "https://user:hunter2@ghcr.io/acme/app", '"***@ghcr.io/acme/app"'],
    ["a token as user", "hunter2@ghcr.io/acme/app", '"***@ghcr.io/acme/app"'],
    ["userinfo before a port", "https://user:hunter2@localhost:5000", '"***@localhost:5000"'],
    ["userinfo and a port alone", "user:hunter2@localhost:5000", '"localhost:5000"'],
    ["a password with an @", "user:hunter2@x:hunter2@ghcr.io:443", '"***@ghcr.io:443"'],
    ["userinfo before a host alone", "user:hunter2@host", '"***@host"'],
    ["userinfo before a digest in a path", "https://user:hunter2@sha256:1/x", '"***@sha256:1/x"'],
    ["a query", "https://ghcr.io/app?token=hunter2", '"https://ghcr.io/app?***"'],
    ["a query behind a digest", `node@${DIGEST}?token=hunter2`, `"node@${DIGEST}?***"`],
  ])("never quotes a secret: %s", (_name, text, shown) => {
    const failure = thrownBy(() => parseReference(text));
    expect(`${failure.message} ${failure.hint}`).not.toContain("hunter2");
    expect(failure.message).toContain(shown);
  });

  it("quotes an @ that hides nothing", () => {
    expect(thrownBy(() => parseReference("node@latest")).message).toContain('"node@latest"');
    expect(thrownBy(() => parseReference(`N@O@${DIGEST}`)).message).toContain(`"N@O@${DIGEST}"`);
    expect(thrownBy(() => parseReference("@")).message).toContain('"@"');
  });

  it("is total: any text is a reference or a failure", () => {
    const pieces = fc.constantFrom(
      "a",
      "B",
      "/",
      ":",
      "@",
      ".",
      "..",
      "_",
      "-",
      "[",
      "]",
      "sha256",
      DIGEST,
      "\u0000",
      "%2f",
      " ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const outcome = outcomeOf(() => parseReference(given));
        if (outcome instanceof Failure) expect(outcome.message.length).toBeLessThan(1500);
        else expect(parseReference(formatReference(outcome))).toStrictEqual(outcome);
      }),
      { numRuns: 500 },
    );
  });

  it("reads what it formats", () => {
    const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,8})?$/u);
    const registry = fc.constantFrom(
      "docker.io",
      "ghcr.io",
      "localhost:5000",
      "localhost",
      "[::1]:5000",
      "r.example.com:443",
    );
    const reference = fc.record({
      registry,
      repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((list) => list.join("/")),
      tag: fc.stringMatching(/^\w[\w.-]{0,20}$/u),
      digest: fc.option(fc.uint8Array().map(digestOf), { nil: undefined }),
    });
    fc.assert(
      fc.property(reference, (given) => {
        expect(parseReference(formatReference(given))).toStrictEqual({ ...given });
      }),
    );
  });
});

describe("nameReference", () => {
  it.each([
    ["node:22", "docker.io/library/node:22"],
    [`node:22@${DIGEST}`, "docker.io/library/node:22"],
    [`node@${DIGEST}`, `docker.io/library/node@${DIGEST}`],
  ])("names %s", (text, expected) => {
    expect(nameReference(parseReference(text))).toBe(expected);
  });
});

describe("withDigest", () => {
  it("points to the content in the same repository, without the tag", () => {
    const digest = digestOf(new Uint8Array());
    expect(withDigest(parseReference("ghcr.io/a/b:1"), digest)).toStrictEqual({
      registry: "ghcr.io",
      repository: "a/b",
      tag: undefined,
      digest,
    });
  });
});

function outcomeOf<T>(action: () => T): T | Failure {
  try {
    return action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function thrownBy(action: () => unknown): Failure {
  const outcome = outcomeOf(action);
  if (outcome instanceof Failure) return outcome;
  throw new Error("nothing was thrown");
}
