import { describe, expect, test } from "vitest";
import { buildMessage, type RunReport } from "./index.ts";
import { escapeMrkdwn, type SlackBlock } from "./slack-payload.ts";
import { failedTarget, many, report, target } from "./testing/reports.ts";

function textsOf(run: RunReport): readonly string[] {
  return buildMessage(run).slack.blocks.map(readBlock);
}

function readBlock(block: SlackBlock): string {
  return block.type === "section" ? block.text.text : block.elements.map(({ text }) => text).join("|");
}

describe("the message for Slack", () => {
  test("says what was dispatched, why, what failed, what to do, and links to the runs", () => {
    const { slack } = buildMessage(report([target(), failedTarget({ ref: null })]));
    expect(slack.text).toBe("2 rebuilds: 1 failed, 1 dispatched");
    expect(slack.blocks.map(readBlock)).toEqual([
      "*2 rebuilds: 1 failed, 1 dispatched*",
      [
        ":x: `backstage` failed in `acme/backstage build.yml`",
        "• node:22: sha256:111111111111 → sha256:222222222222",
        "acme/backstage biuld.yml@main: no workflow biuld.yml (404)",
        "→ Did you mean build.yml?",
      ].join("\n"),
      [
        ":rocket: `backstage` dispatched · <https://github.com/acme/backstage/actions/runs/4711|run 4711> in `acme/backstage build.yml@main`",
        "• node:22: sha256:111111111111 → sha256:222222222222",
      ].join("\n"),
      "<https://github.com/acme/ops/actions/runs/99|Open the run> · acme/ops, started by octocat, 2026-01-02T03:04:05.000Z",
    ]);
    expect(slack).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(JSON.stringify(slack.blocks)).not.toMatch(/"type":"mrkdwn"(?![^{}]*"verbatim":true)/u);
  });

  test("says why and by whom a rebuild was forced, and how its build ended", () => {
    const forced = target({ reason: "CVE-2026-1", requestedBy: "ada", conclusion: "failure" });
    const [, entry] = textsOf(report([forced]));
    expect(entry).toContain("• forced by ada: CVE-2026-1");
    expect(entry).toContain(
      "did not build · <https://github.com/acme/backstage/actions/runs/4711|run 4711: failure>",
    );
    expect(textsOf(report([target({ reason: "CVE-2026-1" })]))[1]).toContain("• forced: CVE-2026-1");
  });

  test("says what failed beside the rebuilds, and needs neither a run's page nor an actor", () => {
    const run = report([], {
      run: { repository: null, url: null, actor: null },
      failures: [
        { code: "ledger.corrupt", message: "the ledger is <no> JSON", hint: "Restore it." },
        { code: "ledger.lost", message: "lost", hint: null },
      ],
    });
    expect(textsOf(run).slice(1)).toEqual([
      ":x: the ledger is &lt;no&gt; JSON\n→ Restore it.",
      ":x: lost",
      "2026-01-02T03:04:05.000Z",
    ]);
  });

  test.each([
    ["a mention of everybody", "<!channel>", "&lt;!channel&gt;"],
    ["a link", "<https://evil.test|run 1>", "&lt;https://evil.test|run 1&gt;"],
    ["an entity", "&lt;!here&gt;", "&amp;lt;!here&amp;gt;"],
    ["a line break", "a\n:x: b", "a\\u{a}:x: b"],
    ["a direction mark", "a\u202eb", "a\\u{202e}b"],
  ])("has no markup of others: %s", (_name, hostile, shown) => {
    expect(escapeMrkdwn(hostile)).toBe(shown);
    const evil = failedTarget({
      repository: hostile,
      reason: hostile,
      requestedBy: hostile,
      images: [
        {
          name: hostile,
          reference: hostile,
          bases: [{ reference: hostile, role: "runtime", previous: [hostile], current: hostile }],
        },
      ],
      error: { code: "x", message: hostile, hint: hostile },
      runUrl: `javascript:${hostile}`,
      runId: 5,
    });
    const texts = textsOf(
      report([evil], { run: { repository: hostile, url: "nowhere", actor: hostile } }),
    ).join("|");
    expect(texts).toContain(shown);
    expect(texts).not.toMatch(/<[^>]*>/u);
  });

  test("keeps a code span closed, and a link inside its brackets", () => {
    const evil = target({ workflow: "a`*b*`", runUrl: "https://forge.test/a|b>c<d?x=1&y=2" });
    expect(textsOf(report([evil]))[1]).toContain(
      "<https://forge.test/a%7Cb%3Ec%3Cd?x=1&amp;y=2|run 4711> in `acme/backstage a'*b*'@main`",
    );
    const long = target({ runUrl: `https://forge.test/${"a".repeat(300)}` });
    expect(textsOf(report([long]))[1]).toContain("dispatched · run 4711 in");
  });

  test.each([
    "https://user@forge.test/x",
    "https://:s3cret@forge.test/x",
    "ftp://forge.test/x",
    "javascript:alert(1)",
    "nowhere",
  ])("links not to %s", (runUrl) => {
    const error = { code: "x", message: "no", hint: null };
    expect(textsOf(report([failedTarget({ runUrl, runId: 5, error })]))[1]).toBe(
      ":x: `backstage` failed · run 5 in `acme/backstage build.yml@main`\n• node:22: sha256:111111111111 → sha256:222222222222\nno",
    );
  });

  test("links to a run that has no number", () => {
    const [, entry] = textsOf(report([target({ runId: null, runUrl: "http://gitlab.test/-/pipelines/7" })]));
    expect(entry).toContain(" · <http://gitlab.test/-/pipelines/7|run> in ");
  });

  test.each([1, 39, 40, 41, 1000])(
    "of %d rebuilds keeps to Slack's limits and says what is left out",
    (count) => {
      const { blocks } = buildMessage(report([...many(count), failedTarget()])).slack;
      const texts = blocks.map(readBlock);
      expect(blocks.length).toBeLessThanOrEqual(50);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(3000);
      expect(texts.join("").length).toBeLessThan(13_200);
      expect(texts[1]).toContain(":x:");
      const shown = texts.filter((text) => /^:(?:x|rocket):/u.test(text)).length;
      const left = count + 1 - shown;
      expect(texts.filter((text) => text.startsWith("…"))).toEqual(
        left === 0 ? [] : [`… and ${left} more: the run's page has all of them.`],
      );
      expect(shown).toBe(Math.min(count + 1, 40));
    },
  );

  test("of rebuilds with much to say keeps to Slack's limits, too", () => {
    const base = { role: "runtime", previous: ["<".repeat(500)], current: "&".repeat(500) };
    const bases = Array.from({ length: 20 }, (_, index) => ({
      reference: `${"<".repeat(400)}${index}`,
      ...base,
    }));
    const images = [{ name: "<".repeat(400), reference: "r", bases }];
    const error = { code: "x", message: "<".repeat(5000), hint: "&".repeat(5000) };
    const texts = textsOf(report(Array.from({ length: 300 }, () => failedTarget({ images, error }))));
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(3000);
      // Cut between its lines: no entity and no code span is torn.
      expect(text.replaceAll(/&(?:amp|lt|gt);/gu, "")).not.toContain("&");
    }
    // The first cause is cut with an ellipsis by itself, and the lines that are here are whole.
    expect(texts[1]?.split("\n").slice(1)).toEqual([expect.stringMatching(/…$/u), "• and 17 more bases"]);
    expect(texts.join("").length).toBeLessThan(13_200);
    expect(texts.at(-2)).toMatch(/^… and \d+ more/u);
  });

  test("names a base once that several images are built on", () => {
    const [image] = target().images;
    const images = ["one", "two"].flatMap((name) => (image === undefined ? [] : [{ ...image, name }]));
    expect(
      textsOf(report([target({ images })]))[1]
        ?.split("\n")
        .slice(1),
    ).toEqual(["• node:22: sha256:111111111111 → sha256:222222222222"]);
  });

  test("names three of many bases and counts the others", () => {
    const bases = Array.from({ length: 6 }, (_, index) => ({
      reference: `ghcr.io/acme/base-${index}:1`,
      role: "runtime",
      previous: index === 0 ? [] : ["sha256:short"],
      current: index === 1 ? null : `sha256:${"a".repeat(64)}`,
    }));
    const entry = textsOf(report([target({ images: [{ name: "app", reference: "r", bases }] })]))[1];
    expect(entry?.split("\n").slice(1)).toEqual([
      "• ghcr.io/acme/base-0:1: another digest → sha256:aaaaaaaaaaaa",
      "• ghcr.io/acme/base-1:1: sha256:short → gone",
      "• ghcr.io/acme/base-2:1: sha256:short → sha256:aaaaaaaaaaaa",
      "• and 3 more bases",
    ]);
  });
});
