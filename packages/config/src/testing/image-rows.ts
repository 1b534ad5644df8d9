import { type KeyRow, NOT_A_MAP, NOT_TEXT, saturday } from "./key-rows.ts";

const DAY = 86_400_000;
const HOST = '"registry.example.com:5000"';
const always = { timezone: "UTC", allow: [], deny: [], openings: [] };

/** The keys of an image. */
export const IMAGE: readonly KeyRow[] = [
  {
    key: "name",
    accepted: [
      ["app", "app"],
      ["1", "1"],
      ["My-App_1.2", "My-App_1.2"],
    ],
    refused: [...NOT_TEXT, ["a b", '"a b" is not an image name']],
  },
  {
    key: "registry",
    accepted: [
      ["ghcr.io", "ghcr.io"],
      [HOST, "registry.example.com:5000"],
      ["index.docker.io", "docker.io"],
    ],
    refused: [...NOT_TEXT, ["https://ghcr.io", '"https://ghcr.io" is not the host of a registry']],
  },
  {
    key: "repository",
    accepted: [
      ["app", "app"],
      ["my-org/sub/app", "my-org/sub/app"],
    ],
    refused: [
      ...NOT_TEXT,
      ["a/B", '"a/B" is not a repository'],
      ["a/b:1", '"a/b:1" has more than a repository in it'],
    ],
  },
  {
    key: "tag",
    accepted: [
      ["latest", "latest"],
      ["22", "22"],
      ["1.10", "1.10"],
      ['"0x1F"', "0x1F"],
    ],
    refused: [...NOT_TEXT, ["a:b", '"a:b" is not a tag']],
  },
  {
    key: "platforms",
    accepted: [
      ["[linux/amd64]", ["linux/amd64"]],
      ["[linux/arm/v7, linux/aarch64]", ["linux/arm/v7", "linux/arm64"]],
    ],
    refused: [
      ["[]", "must not be empty"],
      ["linux/amd64", 'must be a list of platforms, not "linux/amd64"'],
      ["[linux/amd65]", '[0]: "linux/amd65" is not a platform: unknown architecture "amd65"'],
    ],
  },
  {
    key: "source",
    accepted: [["{}", "app.yml"]],
    refused: [...NOT_A_MAP, ["{brunch: a}", ".brunch: unknown key, did you mean branch?"]],
  },
  {
    key: "baseImages",
    accepted: [
      ["[]", []],
      ["[node, ghcr.io/a/b:1]", ["docker.io/library/node:latest", "ghcr.io/a/b:1"]],
    ],
    refused: [
      ["node", 'must be a list of image references, not "node"'],
      ["[Node]", '[0]: "Node" is not an image reference: its repository has upper-case letters'],
    ],
  },
  {
    key: "track",
    accepted: [
      ["[runtime]", ["runtime"]],
      ["[syntax, mount]", ["syntax", "mount"]],
    ],
    refused: [
      ["[]", "must not be empty"],
      ["runtime", 'must be a list of roles, not "runtime"'],
      ["[runtme]", '[0]: unknown value "runtme", did you mean runtime?'],
    ],
  },
  {
    key: "rebuildDelay",
    accepted: [
      ["7d", [["*", 7 * DAY]]],
      ["P1D", [["*", DAY]]],
      ["0", [["*", 0]]],
      ["{}", []],
      [
        '{ "node:*": 7d, "*": 1d }',
        [
          ["node:*", 7 * DAY],
          ["*", DAY],
        ],
      ],
    ],
    refused: [
      ["a week", '"a week" is not a duration'],
      ["7", '"7" is not a duration'],
      ["[7d]", "must be a duration, or a map of reference globs to durations, not a list"],
      ["{node: 7y}", '.node: "7y" is not a duration'],
    ],
  },
  {
    key: "rebuildWindow",
    accepted: [
      ["always", undefined],
      ["{}", always],
      ["{ timezone: Europe/London }", { ...always, timezone: "Europe/London" }],
      ["{ allow: [Sat] }", { ...always, allow: [saturday], openings: [5 * 1440] }],
      ["{ deny: [Sat] }", { ...always, deny: [saturday], openings: [6 * 1440] }],
      ["{ deny: [] }", always],
    ],
    refused: [
      ["Sat", 'must be always, or a map of timezone, allow and deny, not "Sat"'],
      ["[Sat]", "must be always, or a map of timezone, allow and deny, not a list"],
      ["null", "must be always, or a map of timezone, allow and deny, not nothing"],
      ["true", "must be always, or a map of timezone, allow and deny, not true"],
      ["{ allow: [Sat], deny: [Fri-Sun] }", "the window never opens: deny covers all of Sat"],
      ["{ zone: UTC }", ".zone: unknown key"],
    ],
  },
  {
    key: "autoRebuild",
    accepted: [
      ["true", true],
      ["False", false],
    ],
    refused: [
      ["yes", 'must be true or false, not "yes"'],
      ["0", 'must be true or false, not "0"'],
      ['"true"', 'must be true or false, not "true"'],
    ],
  },
  {
    key: "versionBump",
    accepted: [
      ["major", "major"],
      ["1", "1"],
    ],
    refused: [...NOT_TEXT, ['""', "must not be empty"]],
  },
  {
    key: "inputs",
    accepted: [
      ["{}", {}],
      ["{ a: 1.0, b: true, c: '' }", { a: "1.0", b: "true", c: "" }],
    ],
    refused: [...NOT_A_MAP, ["{a: [b]}", ".a: must be text, not a list"]],
  },
  {
    key: "maxAttempts",
    accepted: [
      ["1", 1],
      ["10", 10],
    ],
    refused: [
      ["0", "must be a whole number from 1, not 0"],
      ["-1", "must be a whole number from 1, not -1"],
      ["1.5", "must be a whole number from 1, not 1.5"],
      ['"3"', 'must be a whole number from 1, not "3"'],
      ["none", 'must be a whole number from 1, not "none"'],
    ],
  },
];
