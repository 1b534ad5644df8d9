import { describe, expect, test } from "vitest";
import { dispatchInputs } from "./inputs.ts";
import { entry, parse } from "./testing/stage.ts";

type Raw = Readonly<Record<string, string>>;

function complaintsOf(raw: Raw): readonly string[] {
  const names = Object.keys(dispatchInputs.shape);
  const parsed = dispatchInputs.safeParse(Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const hint = "params" in issue ? issue.params?.["hint"] : undefined;
        return `${issue.path.join(".")}: ${issue.message} · ${String(hint)}`;
      });
}

describe("the inputs of dispatch-rebuild", () => {
  test("have the contract's defaults", () => {
    expect(parse({ workflow: "build.yml" })).toEqual({
      rebuilds: undefined,
      "rebuilds-file": [],
      provider: "github",
      "api-url": undefined,
      repository: undefined,
      workflow: "build.yml",
      ref: undefined,
      inputs: undefined,
      "event-type": undefined,
      "version-bump": "patch",
      "triggered-by": "basewatch",
      "base-image": undefined,
      "github-token": undefined,
      tokens: [],
      state: { kind: "none" },
      "state-token": undefined,
      wait: false,
      "wait-timeout": 2_700_000,
      "cancel-on-timeout": false,
      "max-dispatches": 50,
      "write-interval": 1_000,
      "reconcile-timeout": 60_000,
      settle: 600_000,
      "on-ambiguous": "hold",
      "max-age": 21_600_000,
      "strict-inputs": false,
      "dry-run": false,
      "slack-webhook-url": undefined,
      "smtp-url": undefined,
      "email-from": undefined,
      "email-to": [],
      "webhook-url": undefined,
      "webhook-secret": undefined,
      "notify-on": ["dispatched", "failed"],
      "fail-on-notify-error": false,
    });
  });

  test("are read as they are meant", () => {
    const raw = {
      rebuilds: "[]",
      "rebuilds-file": "a.json, b/*.json\n# not this one\nc.json",
      tokens: "ghe.example.com/Acme=s3cret",
      state: "file:basewatch.json",
      "max-dispatches": "7",
      "write-interval": "2s",
      "on-ambiguous": "retry",
      "max-age": "1d12h",
      "strict-inputs": "True",
      "dry-run": "TRUE",
    };
    expect(parse(raw)).toMatchObject({
      rebuilds: [],
      "rebuilds-file": ["a.json", "b/*.json", "c.json"],
      tokens: [{ host: "ghe.example.com", path: "acme", secret: "s3cret" }],
      state: { kind: "file", path: "basewatch.json" },
      "max-dispatches": 7,
      "write-interval": 2_000,
      "on-ambiguous": "retry",
      "max-age": 129_600_000,
      "strict-inputs": true,
      "dry-run": true,
    });
  });

  test.each([
    {
      name: "nothing",
      raw: {},
      complaints: [
        ": neither rebuilds, rebuilds-file nor workflow is given · Set rebuilds to the output of check-base-digest (rebuilds-file when that output is too large and left unset), or workflow to the file name of one workflow.",
      ],
    },
    {
      name: "a workflow and an event type",
      raw: { workflow: "build.yml", "event-type": "rebuild" },
      complaints: [
        ": workflow and event-type both say what to dispatch · Remove event-type to dispatch the workflow, or workflow to send a repository_dispatch, which starts every workflow that is on that type.",
      ],
    },
    {
      name: "rebuilds and a workflow",
      raw: { rebuilds: JSON.stringify([entry()]), workflow: "build.yml", ref: "main" },
      complaints: [
        ": workflow, ref and an entry of rebuilds (key 3f9a2c41d0b7e615) both say what to dispatch · Remove workflow, ref, or the rebuilds: an entry with a dispatch of its own goes there.",
      ],
    },
    {
      name: "rebuilds that are no JSON, next to a workflow",
      raw: { rebuilds: "[{", workflow: "build.yml" },
      complaints: [
        'rebuilds: this is not JSON: "[{" · Pass the rebuilds output of check-base-digest as it is.',
      ],
    },
    {
      name: "a repository as a URL",
      raw: { workflow: "build.yml", repository: "https://github.com/acme/app" },
      complaints: [
        'repository: "https://github.com/acme/app" is not a repository · Write owner/repo, without https:// and .git.',
      ],
    },
    {
      name: "a misspelt word",
      raw: { workflow: "build.yml", "on-ambiguous": "retr" },
      complaints: ['on-ambiguous: "retr" is not one of hold, retry · Did you mean retry?'],
    },
    {
      name: "a number out of range",
      raw: { workflow: "build.yml", "max-dispatches": "0" },
      complaints: [
        'max-dispatches: "0" is not a whole number from 1 to 1000 · Write a number from 1 to 1000; the default is 50.',
      ],
    },
    {
      name: "several mistakes at once, one of them hostile",
      raw: {
        workflow: "build.yml",
        "strict-inputs": "yes\u202e\n::error::x",
        "dry-run": "1",
        state: "branch:",
      },
      complaints: [
        expect.stringMatching(/^state: "branch:" is not a state/u),
        'strict-inputs: "yes\\u{202e}\\u{a}::error::x" is not a boolean · Write true or false.',
        'dry-run: "1" is not a boolean · Write true or false.',
      ],
    },
    {
      name: "tokens without a host, whose secret stays hidden",
      raw: { workflow: "build.yml", tokens: "ghp_secretsecret" },
      complaints: [
        `tokens: entry 1 is not host[/path]=<secret> · Write one host[/path]=<secret> a line, without https://; for example git.example.com=$\{{ secrets.GIT_TOKEN }}.`,
      ],
    },
  ])("say what is wrong with $name", ({ raw, complaints }) => {
    expect(complaintsOf(raw)).toEqual(complaints);
  });

  test.each([
    ["an event type", { "event-type": "rebuild" }],
    ["a project of GitLab's", { provider: "gitlab", repository: "group/sub/app" }],
  ])("need no workflow with %s", (_name, raw) => {
    expect(complaintsOf(raw)).toEqual([]);
  });

  test("say which duration is wrong", () => {
    expect(complaintsOf({ workflow: "build.yml", "max-age": "6 hours" })).toEqual([
      expect.stringMatching(/^max-age: .*6 hours/u),
    ]);
  });
});
