import { formatPlatform, formatReference } from "@basewatch/image";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDockerPurl } from "./purl.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

describe("parseDockerPurl", () => {
  it.each([
    ["pkg:docker/node@22", "docker.io/library/node:22", undefined],
    ["pkg:docker/node@22?platform=linux%2Famd64", "docker.io/library/node:22", "linux/amd64"],
    ["pkg:docker/node", "docker.io/library/node:latest", undefined],
    ["pkg:docker/acme/app@1.2", "docker.io/acme/app:1.2", undefined],
    ["pkg:docker/ghcr.io/acme/app@1?platform=linux%2Farm%2Fv7", "ghcr.io/acme/app:1", "linux/arm/v7"],
    ["pkg:docker/localhost%3A5000/app@1", "localhost:5000/app:1", undefined],
    ["pkg:docker/localhost:5000/app@1", "localhost:5000/app:1", undefined],
    [
      `pkg:docker/node@22?digest=${encodeURIComponent(DIGEST)}`,
      `docker.io/library/node:22@${DIGEST}`,
      undefined,
    ],
    [`pkg:docker/node?digest=${DIGEST}`, `docker.io/library/node@${DIGEST}`, undefined],
    [`pkg:docker/node@${encodeURIComponent(DIGEST)}`, `docker.io/library/node@${DIGEST}`, undefined],
    ["PKG:DOCKER/node@22", "docker.io/library/node:22", undefined],
    ["pkg:docker/node@22?arch=amd64#sub/path", "docker.io/library/node:22", undefined],
    ["pkg:docker/node@22?platform=amiga", "docker.io/library/node:22", undefined],
    [
      "pkg:docker/nano@ltsc2022?platform=windows%2810.0.20348.1%29%2Famd64",
      "docker.io/library/nano:ltsc2022",
      "windows(10.0.20348.1)/amd64",
    ],
  ])("%s", (text, reference, platform) => {
    const purl = parseDockerPurl(text);
    expect(purl && formatReference(purl.reference)).toBe(reference);
    expect(purl?.platform && formatPlatform(purl.platform)).toBe(platform);
  });

  it.each([
    "pkg:npm/node@22",
    "pkg:oci/node@22",
    "https://github.com/acme/app.git#main",
    "pkg:docker/",
    "pkg:docker/node@%zz",
    "pkg:docker/%zz@22",
    "pkg:docker/node@22?digest=md5:1",
    "pkg:docker/UPPER%20case@22",
    "",
  ])("%j names no image", (text) => expect(parseDockerPurl(text)).toBeUndefined());

  it("is total", () => {
    const piece = fc.constantFrom(
      "pkg:docker/",
      "@",
      "?",
      "#",
      "%",
      "%2F",
      "/",
      ":",
      "platform=",
      "digest=",
      "node",
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((parts) => `pkg:docker/${parts.join("")}`);
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (input) => void parseDockerPurl(input)),
      { numRuns: 300 },
    );
  });

  it("reads back what BuildKit would write of a reference", () => {
    const component = fc.stringMatching(/^[a-z0-9]{1,8}$/u);
    const tag = fc.stringMatching(/^[A-Za-z0-9_][\w.-]{0,20}$/u);
    const host = fc.constantFrom("ghcr.io/", "registry.example:5000/", "");
    fc.assert(
      fc.property(host, component, component, tag, (registry, namespace, name, version) => {
        const path = `${registry}${namespace}/${name}`.split("/").map(encodeURIComponent).join("/");
        const purl = parseDockerPurl(`pkg:docker/${path}@${encodeURIComponent(version)}`);
        const expected = `${registry === "" ? "docker.io/" : registry}${namespace}/${name}:${version}`;
        expect(purl && formatReference(purl.reference)).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });
});
