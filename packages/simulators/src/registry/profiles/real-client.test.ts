import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { buildImage, REGISTRY_PROFILES } from "../../index.ts";
import { start } from "../testing/requests.ts";

const IMAGE = buildImage({
  platforms: ["linux/amd64", "linux/arm64"],
  steps: [{ createdBy: "COPY a /", files: { a: "1" } }],
});

// What no client of others can read is no simulation of a registry.
describe.skipIf(spawnSync("which", ["skopeo"]).status !== 0)("skopeo (needs skopeo)", () => {
  it.each(REGISTRY_PROFILES)("reads $title", async (profile) => {
    const simulator = await start({ profile });
    simulator.store.putContent("acme/app", "1", IMAGE);
    const { username, password } = profile.login;
    const image = `docker://${simulator.host}/acme/app:1`;
    const options = [
      "inspect",
      "--tls-verify=false",
      "--override-arch",
      "arm64",
      "--creds",
      `${username}:${password}`,
    ];
    const { stdout } = await promisify(execFile)("skopeo", [...options, image]);
    expect(JSON.parse(stdout)).toMatchObject({ Digest: IMAGE.root.digest, Architecture: "arm64" });
  });
});
