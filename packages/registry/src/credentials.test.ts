import { describe, expect, it } from "vitest";
import { firstOf, staticCredentials } from "./credentials.ts";
import { login, logins } from "./testing/client.ts";

describe("firstOf", () => {
  const source = firstOf([
    logins("ghcr.io", "ada"),
    staticCredentials(new Map()),
    logins("ghcr.io", "bob"),
    logins("quay.io", "bob"),
  ]);
  it.each([
    ["ghcr.io", [login("ada")]],
    ["quay.io", [login("bob")]],
    ["docker.io", []],
  ])("has for %s what the first source has that knows it", async (registry, found) => {
    expect(await source.listCredentials(registry)).toEqual(found);
  });
});
