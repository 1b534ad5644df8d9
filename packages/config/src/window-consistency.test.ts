import { describe, expect, it } from "vitest";
import { expectMistake, type MistakeCase, mistakesIn, parse } from "./testing/configurations.ts";

const NEVER = "the window never opens: deny covers";

function fileOf(shared: string, own: string): string {
  return `defaults: {registry: ghcr.io, rebuildWindow: ${shared}}\nimages:\n- {name: a, repository: b${own}}\n`;
}

describe("a window of defaults and of an image", () => {
  const merged: readonly (readonly [
    name: string,
    text: string,
    timezone: string,
    allow: string,
    deny: string,
  ])[] = [
    [
      "maps merge, lists replace",
      fileOf("{timezone: Europe/London, allow: [Sat], deny: [Fri]}", ", rebuildWindow: {allow: [Sun, Mon]}"),
      "Europe/London",
      "Sun Mon",
      "Fri",
    ],
    [
      "what is shared alone",
      fileOf("{timezone: Europe/London, allow: [Sat]}", ""),
      "Europe/London",
      "Sat",
      "",
    ],
    [
      "an own one after a shared always",
      fileOf("always", ", rebuildWindow: {deny: [Sun]}"),
      "UTC",
      "",
      "Sun",
    ],
    [
      "an own list of nothing that is denied",
      fileOf("{allow: [Sat], deny: [Sat]}", ", rebuildWindow: {deny: []}"),
      "UTC",
      "Sat",
      "",
    ],
    [
      "a time zone alone",
      fileOf("{allow: [Sat]}", ", rebuildWindow: {timezone: Asia/Tokyo}"),
      "Asia/Tokyo",
      "Sat",
      "",
    ],
  ];
  it.each(merged)("%s", (_name, text, timezone, allow, deny) => {
    const window = parse(text).images[0]?.rebuildWindow;
    expect(window?.timezone).toBe(timezone);
    expect(window?.allow.map((span) => span.text).join(" ")).toBe(allow);
    expect(window?.deny.map((span) => span.text).join(" ")).toBe(deny);
  });

  it("is none where an image says always, or nobody says anything", () => {
    expect(
      parse(fileOf("{allow: [Sat]}", ", rebuildWindow: always")).images[0]?.rebuildWindow,
    ).toBeUndefined();
    expect(parse(fileOf("always", "")).images[0]?.rebuildWindow).toBeUndefined();
  });

  const mistakes: readonly MistakeCase[] = [
    [
      "an image's own window never opens",
      fileOf("{}", ', rebuildWindow: {allow: ["Sat 10:00-12:00"], deny: [Sat-Sun]}'),
      "schedule.never-open",
      `3:28: images[0].rebuildWindow: ${NEVER} all of Sat 10:00-12:00`,
      "Shorten deny, or allow a time that it does not cover",
    ],
    [
      "an image denies what is shared",
      fileOf("{allow: [Sat]}", ", rebuildWindow: {deny: [Sat]}"),
      "schedule.never-open",
      `3:28: images[0].rebuildWindow: ${NEVER} all of Sat`,
    ],
    [
      "the shared window never opens, told once",
      fileOf("{deny: ['*']}", "}\n- {name: c, repository: d"),
      "schedule.never-open",
      `1:31: defaults.rebuildWindow: ${NEVER} the whole week`,
    ],
  ];
  for (const mistake of mistakes) it(`is refused: ${mistake[0]}`, () => expectMistake(mistake));

  it("may never open where every image makes up for it", () => {
    expect(parse(fileOf("{deny: ['*']}", ", rebuildWindow: {deny: []}")).images).toHaveLength(1);
  });

  it("is told beside what else is wrong, and once", () => {
    expect(
      mistakesIn(fileOf("{allow: [Fry]}", ", tag: ., rebuildWindow: {allow: [Sat], deny: [Sat]}")),
    ).toStrictEqual([
      'images.yaml:1:55: defaults.rebuildWindow.allow[0]: "Fry" is not a span of the week: "Fry" is not a day',
      'images.yaml:3:28: images[0].tag: "." is not a tag',
      `images.yaml:3:36: images[0].rebuildWindow: ${NEVER} all of Sat`,
    ]);
    expect(mistakesIn(fileOf("{allow: [1, {}], deny: ['*']}", ""))).toStrictEqual([
      'images.yaml:1:55: defaults.rebuildWindow.allow[0]: "1" is not a span of the week: "1" is not a range of times',
      "images.yaml:1:58: defaults.rebuildWindow.allow[1]: must be text, not a map",
    ]);
  });
});
