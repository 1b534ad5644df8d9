import { describe, expect, test } from "vitest";
import { buildMessage } from "./index.ts";
import { failedTarget, many, report, target } from "./testing/reports.ts";

describe("the email", () => {
  test("says in text what was dispatched, why, what failed, what to do, and where to look", () => {
    const { email } = buildMessage(
      report([target({ reason: "CVE-2026-1", conclusion: "success" }), failedTarget()]),
    );
    expect(email.subject).toBe("[Basewatch] 2 rebuilds: 1 failed, 1 succeeded");
    expect(email.text).toBe(`2 rebuilds: 1 failed, 1 succeeded

backstage: failed (acme/backstage build.yml@main)
  - node:22: sha256:111111111111 → sha256:222222222222
  acme/backstage biuld.yml@main: no workflow biuld.yml (404)
  > Did you mean build.yml?

backstage: succeeded (acme/backstage build.yml@main)
  - forced: CVE-2026-1
  - node:22: sha256:111111111111 → sha256:222222222222
  run 4711: success https://github.com/acme/backstage/actions/runs/4711

-- 
acme/ops, started by octocat, 2026-01-02T03:04:05.000Z
https://github.com/acme/ops/actions/runs/99
`);
  });

  test("says the same in HTML", () => {
    const { html } = buildMessage(report([target(), failedTarget()])).email;
    for (const part of [
      "<h2>2 rebuilds: 1 failed, 1 dispatched</h2>",
      "<strong>backstage</strong><br>acme/backstage build.yml@main",
      "node:22: sha256:111111111111 → sha256:222222222222",
      '<a href="https://github.com/acme/backstage/actions/runs/4711">run 4711</a>',
      "<strong>acme/backstage biuld.yml@main: no workflow biuld.yml (404)</strong><br>Did you mean build.yml?",
      '<a href="https://github.com/acme/ops/actions/runs/99">Open the run</a> acme/ops, started by octocat',
    ]) {
      expect(html).toContain(part);
    }
  });

  test("has no markup of others in its HTML, and one line for each text of theirs", () => {
    const hostile = `<script>alert("1")</script>' onload=x &lt;\r\nBcc: all@acme.test`;
    const evil = failedTarget({
      repository: hostile,
      images: [{ name: hostile, reference: hostile, bases: [] }],
      error: { code: "x", message: hostile, hint: hostile },
      runUrl: `https://forge.test/"onclick="x`,
    });
    const failures = [
      { code: "x", message: hostile, hint: hostile },
      { code: "x", message: hostile, hint: null },
    ];
    const run = { repository: hostile, url: `javascript:alert(1)`, actor: hostile };
    const { subject, text, html } = buildMessage(report([evil, target()], { run, failures })).email;
    expect(html).not.toMatch(/<script|"onclick|' onload|javascript:/u);
    expect(html).toContain(
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=x &amp;lt;\\u{d}\\u{a}Bcc",
    );
    expect(text).not.toMatch(/^Bcc/mu);
    expect(subject).not.toMatch(/[\r\n]/u);
    expect(buildMessage(report([evil])).email.subject).not.toMatch(/[\r\n]/u);
  });

  test("of hundreds of rebuilds says what is left out", () => {
    const { text, html } = buildMessage(report(many(450))).email;
    expect(text.match(/^app-\d+: dispatched/gmu)).toHaveLength(200);
    for (const body of [text, html])
      expect(body).toMatch(/… and 250 more: the run(?:'|&#39;)s page has all of them\./u);
  });

  test("of a run without rebuilds, page and actor", () => {
    const { subject, text, html } = buildMessage(
      report([], { run: { repository: null, url: null, actor: null } }),
    ).email;
    expect(subject).toBe("[Basewatch] No rebuild was due");
    expect(text).toBe("No rebuild was due\n\n-- \n2026-01-02T03:04:05.000Z\n");
    expect(html).not.toContain("<table");
  });
});
