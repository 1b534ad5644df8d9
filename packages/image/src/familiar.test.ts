import { expect, test } from "vitest";
import { familiarName, parseReference } from "./index.ts";

test.each([
  ["node:22-bookworm-slim", "node:22-bookworm-slim"],
  ["docker.io/library/node", "node"],
  ["index.docker.io/bitnami/redis:7", "bitnami/redis:7"],
  ["docker.io/library/deep/er:1", "library/deep/er:1"],
  ["ghcr.io/org/app:latest", "ghcr.io/org/app"],
  ["ghcr.io/library/app:2", "ghcr.io/library/app:2"],
  ["localhost:5000/app:1", "localhost:5000/app:1"],
  [`node:22@sha256:${"a".repeat(64)}`, "node:22"],
  [`node@sha256:${"a".repeat(64)}`, "node"],
])("%s is %s to people", (reference, name) => {
  expect(familiarName(parseReference(reference))).toBe(name);
});
