import { array, assert, constantFrom, option, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import { fromJSONSchema } from "zod";
import { buildMessage, type RunReport, type RunTarget, webhookJsonSchema } from "./index.ts";
import { report, target } from "./testing/reports.ts";

const RUNS = { numRuns: 150 * Number(process.env["BASEWATCH_RUNS"] ?? 1) };

// What anybody could put into a name, a reason or a server's answer, and what the markups make something of.
const text = string({
  unit: constantFrom(
    "a",
    "<",
    ">",
    "&",
    "|",
    "`",
    "*",
    "!",
    "@",
    '"',
    "'",
    "\n",
    "\r",
    "\u2028",
    "\u202e",
    ";",
    "https://x.test/",
    "é",
    "🚀",
    "amp;",
  ),
  maxLength: 60,
});
const nullable = option(text, { nil: null });

const targets = record({
  status: constantFrom<RunTarget["status"]>("dispatched", "failed", "unknown", "deferred", "skipped"),
  conclusion: nullable,
  repository: text,
  workflow: nullable,
  ref: nullable,
  runUrl: nullable,
  reason: nullable,
  requestedBy: nullable,
  error: option(record({ code: text, message: text, hint: nullable }), { nil: null }),
  images: array(
    record({
      name: text,
      reference: text,
      bases: array(
        record({ reference: text, role: text, previous: array(text, { maxLength: 2 }), current: nullable }),
        {
          maxLength: 3,
        },
      ),
    }),
    { maxLength: 3 },
  ),
}).map((change) => target(change));

const reports = record({
  results: array(targets, { maxLength: 60 }),
  actor: nullable,
  url: nullable,
  failures: array(record({ code: text, message: text, hint: nullable }), { maxLength: 8 }),
}).map(
  ({ results, actor, url, failures }): RunReport =>
    report(results, { run: { repository: "acme/ops", url, actor }, failures }),
);

test("whatever a run is made of, Slack gets no markup but ours, within its limits", () => {
  assert(
    property(reports, (run) => {
      const { text: headline, blocks } = buildMessage(run).slack;
      const texts = blocks.map((block) =>
        block.type === "section" ? block.text.text : block.elements.map((element) => element.text).join(""),
      );
      for (const shown of [headline, ...texts]) {
        const outside = shown.replaceAll(/<https?:\/\/[^<>|\s]+\|[^<>]*>/gu, "");
        expect(outside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/u);
        expect(shown).not.toMatch(/[\r\u2028\u202e]/u);
        expect(shown.length).toBeLessThanOrEqual(3000);
        expect(shown.length).toBeGreaterThan(0);
      }
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(texts.join("").length).toBeLessThan(16_000);
      expect(headline).not.toContain("\n");
    }),
    RUNS,
  );
});

test("whatever a run is made of, the email has one subject, and HTML with no tag but ours", () => {
  const tag =
    /<(?:!doctype html|\/?(?:html|body|h2|p|table|tr|td|strong|span|br|a)(?: (?:lang|style|cellpadding|href)="[^"<>]*")*)>/gu;
  assert(
    property(reports, (run) => {
      const { subject, text: plain, html } = buildMessage(run).email;
      expect(subject).not.toMatch(/[\r\n]/u);
      expect(subject.length).toBeLessThanOrEqual(80 + "[Basewatch] ".length);
      expect(plain).not.toMatch(/[\r\u2028\u202e]/u);
      expect(html.replaceAll(tag, "")).not.toMatch(/[<>"]/u);
      for (const [, href = ""] of html.matchAll(/href="([^"]*)"/gu)) expect(href).toMatch(/^https?:\/\//u);
    }),
    RUNS,
  );
});

test("whatever a run is made of, the webhook's document is of its schema, and says what was given", () => {
  const schema = fromJSONSchema(JSON.parse(JSON.stringify(webhookJsonSchema())));
  assert(
    property(reports, (run) => {
      const document = JSON.parse(buildMessage(run).webhook);
      expect(schema.safeParse(document)).toMatchObject({ success: true });
      expect(document.results).toHaveLength(run.results.length);
      expect(document.results).toEqual(expect.arrayContaining(run.results));
      expect(document.failures).toEqual(run.failures);
    }),
    RUNS,
  );
});
