import {
  type GithubConclusion,
  type GithubRun,
  type GithubSimulator,
  type KardinalSimulator,
  type RegistrySimulator,
  startGithub,
  startKardinal,
  startRegistry,
} from "@basewatch/simulators";

/** The embedded servers of the demo, each over real HTTP on a loopback port of its own. */
export interface DemoServers {
  readonly registry: RegistrySimulator;
  readonly github: GithubSimulator;
  readonly kardinal: KardinalSimulator;
}

/** The names and secrets that the demo uses; nothing of them is real. */
export const DEMO = {
  platformRepository: "acme/platform",
  appRepository: "acme/backstage-app",
  workflow: "backstage.yml",
  baseRepository: "node",
  baseTag: "22-bookworm-slim",
  imageRepository: "acme/backstage",
  pipeline: "backstage",
  githubToken: "ghs_demoDemoDemoDemoDemoDemoDemo",
  kardinalToken: "demo-kardinal-token",
} as const;

/** Starts the three servers; `onRun` is called for each workflow run that a dispatch starts. */
export async function startServers(
  onRun: (run: GithubRun) => Promise<GithubConclusion>,
): Promise<DemoServers> {
  const registry = await startRegistry();
  const permissions = { actions: "write", contents: "read" } as const;
  const github = await startGithub({
    onRun,
    tokens: { [DEMO.githubToken]: { kind: "app", repositories: [DEMO.appRepository], permissions } },
    repositories: {
      [DEMO.platformRepository]: { refs: { main: {} } },
      [DEMO.appRepository]: {
        refs: {
          main: {
            "packages/backend/Dockerfile": `FROM ${registry.host}/${DEMO.baseRepository}:${DEMO.baseTag}\nCOPY . /app\nCMD ["node", "/app"]\n`,
            [`.github/workflows/${DEMO.workflow}`]: BUILD_WORKFLOW,
          },
        },
      },
    },
  });
  const kardinal = await startKardinal({ token: DEMO.kardinalToken, profile: "server" });
  return { registry, github, kardinal };
}

/** Stops what {@link startServers} started. */
export async function closeServers({ registry, github, kardinal }: DemoServers): Promise<void> {
  await Promise.all([registry.close(), github.close(), kardinal.close()]);
}

/** What images.yaml says in the demo: the seed's example, with the embedded registry in place of ghcr.io. */
export function imagesYaml({ registry }: DemoServers): string {
  return `- name: backstage
  registry: ${registry.host}
  repository: ${DEMO.imageRepository}
  source:
    provider: github
    repo: ${DEMO.appRepository}
    branch: main
    dockerfile: packages/backend/Dockerfile
    workflow: ${DEMO.workflow}
  rebuildDelay: 0
  autoRebuild: true
`;
}

const BUILD_WORKFLOW = `name: Build backstage
run-name: Build backstage \${{ inputs.rebuild_key }}
on:
  workflow_dispatch:
    inputs:
      version_bump: { type: choice, options: [patch, minor, major], default: patch }
      triggered_by: { type: string, default: "" }
      base_image: { type: string, default: "" }
      base_digest: { type: string, default: "" }
      rebuild_key: { type: string, default: "" }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: docker build .
`;
