import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fromJSONSchema } from "zod";
import { buildMessage, cleanReport, webhookJsonSchema } from "./index.ts";
import { failedTarget, many, NEW, OLD, report, target } from "./testing/reports.ts";

const SCHEMA = new URL("../webhook.schema.json", import.meta.url);

async function readSchema() {
  return JSON.parse(await readFile(SCHEMA, "utf8"));
}

describe("the webhook's document", () => {
  test("is the whole run as JSON on one line", () => {
    const failures = [{ code: "ledger.corrupt", message: "no JSON", hint: null }];
    const body = buildMessage(report([target(), failedTarget()], { failures })).webhook;
    expect(body).not.toContain("\n");
    expect(JSON.parse(body)).toEqual({
      version: 1,
      event: "run",
      summary: "2 rebuilds: the run failed, 1 failed, 1 dispatched",
      counts: { dispatched: 1, skipped: 0, deferred: 0, unknown: 0, failed: 1 },
      omitted: 0,
      at: "2026-01-02T03:04:05.000Z",
      run: { repository: "acme/ops", url: "https://github.com/acme/ops/actions/runs/99", actor: "octocat" },
      results: [
        {
          ...target(),
          status: "failed",
          runId: null,
          runUrl: null,
          error: {
            code: "forge.workflow-not-found",
            message: "acme/backstage biuld.yml@main: no workflow biuld.yml (404)",
            hint: "Did you mean build.yml?",
          },
        },
        target(),
      ],
      failures,
    });
  });

  test("is of the documented schema, which is committed as it is generated", async () => {
    const schema = await readSchema();
    expect(schema).toEqual(JSON.parse(JSON.stringify(webhookJsonSchema())));
    const validator = fromJSONSchema(schema);
    for (const run of [
      report([]),
      report([target(), failedTarget()]),
      report(many(3, { status: "unknown" })),
    ]) {
      const document = JSON.parse(buildMessage(run).webhook);
      expect(validator.safeParse(document)).toMatchObject({ success: true });
      expect(validator.safeParse({ ...document, later: 1 })).toMatchObject({ success: true });
      expect(validator.safeParse({ ...document, version: 2 })).toMatchObject({ success: false });
      expect(validator.safeParse({ ...document, results: [{}] })).toMatchObject({ success: false });
    }
  });

  test("has a description for each field of its schema", async () => {
    const listUndescribed = (node: unknown, path: string): readonly string[] => {
      if (typeof node !== "object" || node === null) return [];
      const { properties, items } = node as { properties?: Record<string, object>; items?: object };
      return [
        ...Object.entries(properties ?? {}).flatMap(([name, field]) => [
          ...("description" in field || path.endsWith(".counts") ? [] : [`${path}.${name}`]),
          ...listUndescribed(
            "anyOf" in field && Array.isArray(field.anyOf) ? field.anyOf[0] : field,
            `${path}.${name}`,
          ),
        ]),
        ...listUndescribed(items, path),
      ];
    };
    expect(listUndescribed(await readSchema(), "")).toEqual([]);
  });

  test("over 512 KiB leaves the last results out, never those that failed, and says how many", () => {
    const body = buildMessage(report([...many(2000), ...many(2, { status: "failed" })])).webhook;
    const document = JSON.parse(body);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(512 * 1024);
    expect(Buffer.byteLength(body)).toBeGreaterThan(511 * 1024);
    expect(document.counts).toEqual({ dispatched: 2000, skipped: 0, deferred: 0, unknown: 0, failed: 2 });
    expect(document.results[1].status).toBe("failed");
    expect(document.omitted).toBe(2002 - document.results.length);
    expect(document.omitted).toBeGreaterThan(0);
  });
});

test("a report is cleaned in each of its texts, and stays the report that it was", () => {
  const clean = (text: string) => text.replaceAll("s3cret", "***");
  const dirty = report([
    failedTarget({ reason: "s3cret", error: { code: "x", message: 'a "s3cret"', hint: "s3cret" } }),
  ]);
  const cleaned = cleanReport(dirty, clean);
  expect(JSON.stringify(cleaned)).not.toContain("s3cret");
  expect(cleaned.results[0]).toMatchObject({ reason: "***", error: { message: 'a "***"', hint: "***" } });
  expect(cleanReport(report([target()]), clean)).toEqual(report([target()]));
  expect(
    [OLD, NEW].every((digest) => JSON.stringify(cleanReport(report([target()]), clean)).includes(digest)),
  ).toBe(true);
});
