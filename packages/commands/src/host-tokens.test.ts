import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findToken, findTriggerToken, hostTokens } from "./host-tokens.ts";
import { readField } from "./testing/issues.ts";

describe("the tokens input", () => {
  test("is host[/path]=<secret>, one a line", () => {
    const raw = "git.example.com=one\n# a comment\nGit.Example.com:8443/Group/Sub/ = t=w=o\n[::1]:80=three\n";
    expect(readField(hostTokens(), raw)).toEqual([
      { host: "git.example.com", path: "", secret: "one" },
      { host: "git.example.com:8443", path: "group/sub", secret: "t=w=o" },
      { host: "[::1]:80", path: "", secret: "three" },
    ]);
    expect(readField(hostTokens(), "")).toEqual([]);
  });

  test("takes GitLab's trigger tokens, marked as such", () => {
    const raw = "trigger:GitLab.example.com:8443/Group/App=one\ntrigger:gitlab.com=two\ngitlab.com=three";
    expect(readField(hostTokens(), raw)).toEqual([
      { host: "gitlab.example.com:8443", path: "group/app", secret: "one", trigger: true },
      { host: "gitlab.com", path: "", secret: "two", trigger: true },
      { host: "gitlab.com", path: "", secret: "three" },
    ]);
  });

  test.each([
    ["a trigger without a host", "trigger:=s3cret-value"],
    ["a trigger of a URL", "trigger:https://git.example.com=s3cret-value"],
    ["a trigger of a trigger", "trigger:trigger:host=s3cret-value"],
    ["no host", "s3cret-value"],
    ["an empty host", "=s3cret-value"],
    ["no secret", "host="],
    ["a URL", "https://git.example.com=s3cret-value"],
    ["a host with a user", "me:s3cret-value@host=x"],
    ["a host with a blank", "a b=s3cret-value"],
  ])("%s: the entry is named by its place, never shown", (_name, line) => {
    const issues = readField(hostTokens(), `a=b\n${line}`);
    expect(issues).toEqual([expect.stringMatching(/^entry 2 is not host\[\/path\]=<secret> · Write one/u)]);
    expect(JSON.stringify(issues)).not.toContain("s3cret-value");
  });

  test("never shows any line that it refuses", () => {
    const line = fc.stringMatching(/^[a-z0-9@/ ]{9,30}$/u);
    fc.assert(
      fc.property(line, (raw) => {
        const issues = readField(hostTokens(), raw);
        if (issues.length > 0) expect(JSON.stringify(issues)).not.toContain(raw.trim());
      }),
    );
  });
});

describe("findToken", () => {
  const tokens = [
    { host: "git.example.com", path: "", secret: "whole" },
    { host: "git.example.com", path: "group", secret: "group" },
    { host: "git.example.com", path: "group/sub", secret: "sub" },
    { host: "git.example.com:8443", path: "", secret: "port" },
    { host: "other.example.com", path: "only", secret: "only" },
  ];
  test.each([
    ["git.example.com", "app", "whole"],
    ["git.example.com", "", "whole"],
    ["GIT.example.com", "Group/app", "group"],
    ["git.example.com", "/group/sub/", "sub"],
    ["git.example.com", "group/sub/app", "sub"],
    ["git.example.com", "group/submarine", "group"],
    ["git.example.com", "grouped", "whole"],
    ["git.example.com:8443", "group", "port"],
    ["other.example.com", "only/app", "only"],
    ["other.example.com", "lonely", undefined],
    ["evil.git.example.com", "group", undefined],
    ["example.com", "group", undefined],
  ])("%s/%s: %s", (host, path, secret) => {
    expect(findToken(tokens, host, path)).toBe(secret);
  });
});

describe("findTriggerToken", () => {
  const tokens = [
    { host: "gitlab.com", path: "", secret: "access" },
    { host: "gitlab.com", path: "group", secret: "group", trigger: true },
    { host: "gitlab.com", path: "group/app", secret: "app", trigger: true },
  ] as const;
  test.each([
    ["group/app", "app", "access"],
    ["group/other", "group", "access"],
    ["other/app", undefined, "access"],
  ])("%s: %s, and for everything else %s", (project, trigger, access) => {
    expect(findTriggerToken(tokens, "gitlab.com", project)).toBe(trigger);
    expect(findToken(tokens, "gitlab.com", project)).toBe(access);
  });
});
