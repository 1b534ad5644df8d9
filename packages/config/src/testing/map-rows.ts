import { type KeyRow, NOT_A_MAP, NOT_TEXT, saturday, span } from "./key-rows.ts";

/** The keys of a window. */
export const WINDOW: readonly KeyRow[] = [
  {
    key: "timezone",
    accepted: [
      ["UTC", "UTC"],
      ["America/New_York", "America/New_York"],
    ],
    refused: [
      ...NOT_TEXT,
      ["Europe/Londn", '"Europe/Londn" is not a time zone'],
      ["+1", '"+1" is not a time zone'],
    ],
  },
  {
    key: "allow",
    accepted: [
      ["[Sat]", [saturday]],
      ['["Sun 22:00-06:00"]', [span("Sun 22:00-06:00", [6 * 1440 + 22 * 60], 480)]],
    ],
    refused: [
      ["[]", "must not be empty"],
      ["Sat", 'must be a list of spans, not "Sat"'],
      ["[Sat, [Sun]]", "[1]: must be text, not a list"],
      ["[Sun 22:00-25:00]", '[0]: "Sun 22:00-25:00" is not a span of the week: "25:00" is not a time of day'],
    ],
  },
  {
    key: "deny",
    accepted: [
      ["[]", []],
      ["[Sat]", [saturday]],
    ],
    refused: [
      ["Sat", 'must be a list of spans, not "Sat"'],
      ["[Fry]", '[0]: "Fry" is not a span of the week: "Fry" is not a day'],
    ],
  },
];

/** The keys of a source. */
export const SOURCE: readonly KeyRow[] = [
  {
    key: "provider",
    accepted: [
      ["github", "github"],
      ["gitlab", "gitlab"],
      ["gitea", "gitea"],
      ["forgejo", "forgejo"],
    ],
    refused: [
      ["gtlab", 'unknown value "gtlab", did you mean gitlab?'],
      ["[github]", "must be a provider, not a list"],
    ],
  },
  {
    key: "repo",
    accepted: [["owner/repo", "owner/repo"]],
    refused: [...NOT_TEXT, ["repo", '"repo" is not a GitHub repository']],
  },
  {
    key: "branch",
    accepted: [
      ["release/1.0", "release/1.0"],
      ["2.0", "2.0"],
    ],
    refused: [...NOT_TEXT, ["a..b", '"a..b" is not a branch name']],
  },
  {
    key: "dockerfile",
    accepted: [
      ["./a//Dockerfile", "a/Dockerfile"],
      ["null", null],
    ],
    refused: [
      ["[a]", "must be text, not a list"],
      ["/Dockerfile", '"/Dockerfile" is not a path in the repository'],
      ["a/", '"a/" is a folder, not a file'],
    ],
  },
  {
    key: "context",
    accepted: [
      [".", "."],
      ["a/b/", "a/b"],
    ],
    refused: [...NOT_TEXT, ["../a", '"../a" leads out of the repository']],
  },
  {
    key: "stage",
    accepted: [
      ["runtime", "runtime"],
      ["0", "0"],
    ],
    refused: [...NOT_TEXT, ["a b", '"a b" is not a build stage']],
  },
  {
    key: "buildArgs",
    accepted: [
      ["{}", {}],
      ["{ NODE: 22.0, DEBUG: false }", { NODE: "22.0", DEBUG: "false" }],
    ],
    refused: [...NOT_A_MAP, ["{A: {}}", ".A: must be text, not a map"]],
  },
  {
    key: "namedContexts",
    accepted: [
      ["[]", []],
      ["[sources, docker.io/library/alpine:3.20]", ["sources", "docker.io/library/alpine:3.20"]],
    ],
    refused: [
      ["sources", 'must be a list of names of contexts, not "sources"'],
      ["[a=b]", '[0]: "a=b" is not the name of a build context'],
    ],
  },
  {
    key: "workflow",
    accepted: [
      ["build.yml", "build.yml"],
      ["1234", "1234"],
    ],
    refused: [...NOT_TEXT, ["build", '"build" is not a workflow']],
  },
  {
    key: "apiUrl",
    accepted: [["https://github.example.com/api/v3/", "https://github.example.com/api/v3"]],
    refused: [
      ...NOT_TEXT,
      ["github.example.com", '"github.example.com" is not the URL of an API'],
      ["http://github.example.com", '"http://github.example.com" is not an https URL'],
    ],
  },
];

/** The keys of a registry. */
export const REGISTRY: readonly KeyRow[] = [
  {
    key: "insecure",
    accepted: [
      ["true", true],
      ["false", false],
    ],
    refused: [["yes", 'must be true or false, not "yes"']],
  },
  {
    key: "concurrency",
    accepted: [["4", 4]],
    refused: [
      ["0", "must be a whole number from 1, not 0"],
      ["many", 'must be a whole number from 1, not "many"'],
    ],
  },
  {
    key: "mirror",
    accepted: [
      ["m.test/hub", { registry: "m.test", path: "hub", freshness: false }],
      ["{ url: m.test, freshness: true }", { registry: "m.test", path: "", freshness: true }],
    ],
    refused: [
      ["[m.test]", "must be a host, or a map with url, not a list"],
      ["m", '"m" is not a mirror'],
    ],
  },
];

/** The keys of the file. */
export const FILE: readonly KeyRow[] = [
  {
    key: "defaults",
    accepted: [
      ["{}", "latest"],
      ["{ tag: 1.0 }", "1.0"],
    ],
    refused: [...NOT_A_MAP, ["{ name: a }", ".name: unknown key"]],
  },
  {
    key: "registries",
    accepted: [
      ["{}", {}],
      ["{ ghcr.io: {} }", { "ghcr.io": { insecure: false, concurrency: undefined, mirror: undefined } }],
    ],
    refused: [...NOT_A_MAP, ["{ ghcr.io: true }", '["ghcr.io"]: must be a map, not true']],
  },
  {
    key: "images",
    accepted: [["[{ name: a, registry: ghcr.io, repository: b }]", "a"]],
    refused: [
      ["[]", "must not be empty"],
      ["{}", "must be a list of images, not a map"],
      ["null", "must be a list of images, not nothing"],
      ["[a]", '[0]: must be a map, not "a"'],
    ],
  },
];
