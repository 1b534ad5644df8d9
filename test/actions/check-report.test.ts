import { stat } from "node:fs/promises";
import { join } from "node:path";
import { buildImage, type ImageContent } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { publishTwoStages } from "./check-apps.ts";
import { imageOf, openStage, temporaryFolder } from "./check-stage.ts";

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/u;

describe("report", () => {
  test("has every field of the contract", async () => {
    const stage = await openStage({ rateLimit: { limit: "100;w=21600", remaining: "76;w=21600" } });
    const { before, after, inputs } = await publishTwoStages(stage, "debian:12");
    const { report, outputs } = await stage.check(inputs);
    expect(outputs["report"]).toBe(join(stage.workspace, "out", "report.json"));
    // No platforms: used on all of them.
    const base = { platforms: null, evidence: "provenance", evidenceSkipped: [], error: null };
    expect(report).toEqual({
      version: 1,
      checkedAt: expect.stringMatching(ISO_TIME),
      images: [
        {
          name: "app",
          reference: stage.ref("app:latest"),
          digest: stage.registry.store.getManifest("app", "latest")?.digest,
          verdict: "changed",
          decision: "rebuild",
          dueAt: null,
          waitsFor: [],
          key: expect.stringMatching(/^[0-9a-f]{16}$/u),
          failures: [],
          ineffective: null,
          bases: [
            {
              ...base,
              reference: stage.ref("golang:1"),
              role: "build",
              line: 1,
              previous: [before["golang:1"].root.digest],
              current: after["golang:1"]?.root.digest,
              verdict: "unchanged",
              firstSeenAt: report?.checkedAt,
            },
            {
              ...base,
              reference: stage.ref("debian:12"),
              role: "runtime",
              line: 2,
              previous: [before["debian:12"].root.digest],
              current: after["debian:12"]?.root.digest,
              verdict: "changed",
              firstSeenAt: report?.checkedAt,
            },
          ],
          error: null,
        },
      ],
      requests: { head: expect.any(Number), get: expect.any(Number), token: 0, retried: 0 },
      rateLimits: { [stage.registry.host]: { limit: "100;w=21600", remaining: "76;w=21600" } },
    });
    const sent = (method: string) => stage.registry.log.filter((request) => request.method === method).length;
    expect(report?.requests).toMatchObject({ head: sent("HEAD"), get: sent("GET") });
  });

  test("says why better evidence did not serve, and what an unknown lacks", async () => {
    const stage = await openStage();
    const node = stage.base("node:22", 1);
    stage.app("app:latest", { on: node, used: null });
    const inputs = {
      image: stage.ref("app:latest"),
      "base-images": `${stage.ref("node:22")},${stage.ref("gone:1")}`,
    };
    const image = imageOf(await stage.check(inputs), "app");
    expect(image).toMatchObject({ verdict: "unknown", error: null });
    expect(image.bases).toMatchObject([
      {
        verdict: "unchanged",
        evidence: "layers",
        evidenceSkipped: [
          { evidence: "provenance", reason: expect.any(String) },
          { evidence: "annotations", reason: expect.any(String) },
        ],
      },
      {
        verdict: "unknown",
        current: null,
        evidence: null,
        firstSeenAt: null,
        error: {
          code: "registry.not-found",
          message: expect.stringContaining("gone:1"),
          hint: expect.any(String),
        },
      },
    ]);
  });

  test("lies in the runner's temporary folder when nothing else is said", async () => {
    const stage = await openStage();
    const { inputs } = await publishTwoStages(stage);
    const folder = await temporaryFolder();
    const { outputs } = await stage.check({ ...inputs, "output-dir": "" }, { RUNNER_TEMP: folder });
    expect(outputs).toMatchObject({
      report: join(folder, "report.json"),
      "rebuilds-file": join(folder, "rebuilds.json"),
    });
    expect((await stat(join(folder, "report.json"))).size).toBeGreaterThan(0);
  });

  test("an output-dir that cannot be made is one clear line", async () => {
    const stage = await openStage();
    const { inputs } = await publishTwoStages(stage);
    await stage.write("taken", "");
    const result = await stage.check({ ...inputs, "output-dir": "taken/out", state: "file:ledger.json" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/taken\/out\/rebuilds\.json: cannot be written.*folder/u);
    await expect(stage.read("ledger.json"), "nothing is remembered of such a run").rejects.toThrow("ENOENT");
  });
});

describe("the summary", () => {
  test("shows what changed first, with the move and its evidence, and what is unknown with its reason", async () => {
    const stage = await openStage();
    const { before, after } = await publishTwoStages(stage, "debian:12");
    stage.app("calm:latest", { on: stage.base("node:22", 1), used: { "node:22": stage.base("node:22", 1) } });
    const registry = JSON.stringify(stage.registry.host);
    await stage.write(
      "images.yaml",
      [
        `- { name: calm, registry: ${registry}, repository: calm, source: { dockerfile: null } }`,
        `- { name: lost, registry: ${registry}, repository: lost, source: { dockerfile: null } }`,
        `- { name: app, registry: ${registry}, repository: app, source: { dockerfile: Dockerfile } }`,
      ].join("\n"),
    );
    const { summary, status } = await stage.check({ config: "images.yaml" });
    expect(status).toBe(0);
    const shown = summary.replaceAll(/&#(\d+);/gu, (_entity, code) => String.fromCodePoint(Number(code)));
    const rows = shown.split("\n").filter((line) => line.startsWith("| **"));
    expect(rows.map((row) => /\*\*(\w+)\*\*/u.exec(row)?.[1])).toEqual(["app", "lost", "calm"]);
    const short = (image: ImageContent | undefined) => image?.root.digest.slice(7, 19) ?? "missing";
    expect(rows[0]).toMatch(
      new RegExp(`changed.*${short(before["debian:12"])}.*${short(after["debian:12"])}.*provenance`, "u"),
    );
    expect(rows[1]).toMatch(/unknown.*lost:latest: not found/u);
    expect(summary).toContain("**1 due for a rebuild** · 1 changed · 1 unknown · 1 unchanged");
  });

  test("stays under 1 MiB with thousands of bases", async () => {
    const stage = await openStage();
    stage.publish("app:latest", buildImage({ steps: [] }));
    const bases = Array.from(
      { length: 60 },
      (_, index) => `"${stage.ref(`${"b".repeat(120)}/${index}:1`)}"`,
    ).join(", ");
    const images = Array.from(
      { length: 120 },
      (_, index) =>
        `- { name: app-${index}, registry: "${stage.registry.host}", repository: app, baseImages: [${bases}] }`,
    );
    await stage.write("images.yaml", images.join("\n"));
    const { summary, status } = await stage.check({ config: "images.yaml", "fail-on": "never" });
    expect(status).toBe(0);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(100_000);
  });
});
