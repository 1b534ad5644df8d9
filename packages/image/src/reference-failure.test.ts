import { describe, expect, it } from "vitest";
import { parseReference } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";

const HEX = "0123456789abcdef".repeat(4);
const DIGEST = `sha256:${HEX}`;

describe("a text that is no reference", () => {
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
});
