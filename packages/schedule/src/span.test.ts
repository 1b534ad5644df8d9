import { Failure, listFailures } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSpan } from "./index.ts";
import { covers } from "./span.ts";
import { outcomeOf, thrownBy } from "./testing/outcome.ts";

const HOUR = 60;
const DAY = 24 * HOUR;
const [MON, TUE, WED, THU, FRI, SAT, SUN] = [0, 1, 2, 3, 4, 5, 6] as const;
const ALL = [MON, TUE, WED, THU, FRI, SAT, SUN];

describe("parseSpan", () => {
  const accepted: readonly (readonly [
    text: string,
    days: readonly number[],
    from: number,
    minutes: number,
  ])[] = [
    ["Mon-Fri 22:00-06:00", [MON, TUE, WED, THU, FRI], 22 * HOUR, 8 * HOUR],
    ["Sat-Sun 00:00-24:00", [SAT, SUN], 0, DAY],
    ["Sat", [SAT], 0, DAY],
    ["*", ALL, 0, DAY],
    ["* 22:00-06:00", ALL, 22 * HOUR, 8 * HOUR],
    ["22:00-06:00", ALL, 22 * HOUR, 8 * HOUR],
    ["Fri-Mon", [MON, FRI, SAT, SUN], 0, DAY],
    ["Sun-Mon 23:00-01:00", [MON, SUN], 23 * HOUR, 2 * HOUR],
    ["Sun-Sat", ALL, 0, DAY],
    ["Tue-Tue", [TUE], 0, DAY],
    ["Mon,Wed 09:00-17:00", [MON, WED], 9 * HOUR, 8 * HOUR],
    ["Fri,Mon-Tue,Tue", [MON, TUE, FRI], 0, DAY],
    ["sAt, SUNDAY 9:00-17:30", [SAT, SUN], 9 * HOUR, 8.5 * HOUR],
    ["thursday - friday  22:00 - 00:00", [THU, FRI], 22 * HOUR, 2 * HOUR],
    ["Wed 22:00-24:00", [WED], 22 * HOUR, 2 * HOUR],
    ["Wed 00:00-00:01", [WED], 0, 1],
    ["Wed 00:01-00:00", [WED], 1, DAY - 1],
    ["Wed 23:59-23:58", [WED], DAY - 1, DAY - 1],
    [" Sun ", [SUN], 0, DAY],
  ];
  it.each(accepted)("reads %s", (text, days, from, minutes) => {
    expect(parseSpan(text)).toStrictEqual({ text, starts: days.map((day) => day * DAY + from), minutes });
  });

  const FORMS = 'Write it like "Mon-Fri 22:00-06:00", "Sat", "Mon,Wed 09:00-17:00" or "22:00-06:00"';
  const DAYS = "Use Mon, Tue, Wed, Thu, Fri, Sat, Sun, ranges such as Mon-Fri, lists such as Mon,Wed, or *";
  const TIMES = "Write it like 22:00-06:00";
  const TIME = "Write hours and minutes from 00:00 to 23:59, or 24:00 for the end of the day";
  const refused: readonly (readonly [name: string, text: string, reason: string, hint: string])[] = [
    ["nothing", "", "", FORMS],
    ["a blank", " ", "", FORMS],
    ["three words", "Mon Tue 09:00-17:00", "", FORMS],
    ["a sentence", "Mon to Fri 22:00 until 06:00", "", `Did you mean Mon-Fri 22:00-06:00? ${FORMS}`],
    ["another dash", "Mon–Fri 22:00—06:00", "", `Did you mean Mon-Fri 22:00-06:00? ${FORMS}`],
    ["a misspelt day", "Mno 09:00-17:00", ': "Mno" is not a day', "Did you mean Mon?"],
    ["a misspelt long day", "Wedensday", ': "Wedensday" is not a day', "Did you mean Wednesday?"],
    ["a day in a range", "Mon-Fridy", ': "Fridy" is not a day', "Did you mean Friday?"],
    ["a strange day", "Holiday", ': "Holiday" is not a day', DAYS],
    ["another language's day", "Dienstag", ': "Dienstag" is not a day', DAYS],
    ["weekdays", "Weekdays 22:00-06:00", ': "Weekdays" is not a day', "Did you mean Mon-Fri?"],
    ["the weekend", "weekend", ': "weekend" is not a day', "Did you mean Sat-Sun?"],
    ["daily", "daily 22:00-06:00", ': "daily" is not a day', "Did you mean *?"],
    ["a list with nothing in it", "Mon, 09:00-17:00", ': "09:00" is not a day', DAYS],
    ["three ends of days", "Mon-Tue-Wed", ': "Mon-Tue-Wed" is not a range of days', DAYS],
    ["a star in a range", "*-Fri", ': "*" is not a day', DAYS],
    ["25 o'clock", "Mon 22:00-25:00", ': "25:00" is not a time of day', TIME],
    ["past the end of the day", "Mon 22:00-24:01", ': "24:01" is not a time of day', TIME],
    ["60 minutes", "Mon 08:60-09:00", ': "08:60" is not a time of day', TIME],
    ["hours alone", "Mon 22-06:00", ': "22" is not a time of day', TIME],
    ["hours of half a day", "Mon 10pm-11:00", ': "10pm" is not a time of day', TIME],
    ["seconds", "Mon 22:00:00-23:00", ': "22:00:00" is not a time of day', TIME],
    ["one time", "Mon 22:00", ': "22:00" is not a range of times', TIMES],
    ["one time alone", "22:00", ': "22:00" is not a range of times', TIMES],
    ["a date", "2026-12-24", ': "2026-12-24" is not a range of times', TIMES],
    ["an empty span", "Mon 08:00-08:00", ': "08:00-08:00" is empty', "Write 00:00-24:00 for a whole day"],
    ["no time at midnight", "00:00-00:00", ': "00:00-00:00" is empty', "Write 00:00-24:00 for a whole day"],
    [
      "a start at the end of the day",
      "Mon 24:00-06:00",
      ': "24:00" is the end of a day',
      "Write 00:00 for the start of the next day",
    ],
    [
      "the end of the day twice",
      "Mon 24:00-24:00",
      ': "24:00" is the end of a day',
      "Write 00:00 for the start of the next day",
    ],
    ["a hostile day", "\u202eMon", String.raw`: "\u{202e}Mon" is not a day`, "Did you mean Mon?"],
  ];
  it.each(refused)("refuses %s", (_name, text, reason, hint) => {
    const failure = listFailures(thrownBy(() => parseSpan(text))).at(0);
    const shown = text.replace("\u202e", String.raw`\u{202e}`);
    expect(failure).toMatchObject({
      code: "schedule.span",
      message: `"${shown}" is not a span of the week${reason}`,
      hint,
    });
  });

  it("reports every mistake of a span at once", () => {
    const failure = thrownBy(() => parseSpan("Mno-Tue,Fry 25:00-08:61"));
    expect(failure).toMatchObject({ code: "schedule.span" });
    expect(listFailures(failure).map(({ message }) => message.split(": ").at(-1))).toStrictEqual([
      '"Mno" is not a day',
      '"Fry" is not a day',
      '"25:00" is not a time of day',
      '"08:61" is not a time of day',
    ]);
  });

  it("quotes long text short", () => {
    const { message } = thrownBy(() => parseSpan("Mon,".repeat(100_000)));
    expect(message).toBe(`"${"Mon,".repeat(25)}…" is not a span of the week`);
  });

  it("is total: any text is a span or a failure", () => {
    const pieces = fc.constantFrom("Mon", "sun", "*", "-", ",", " ", ":", "22", "00", "6", "24", "–", " to ");
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 9 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const span = outcomeOf(() => parseSpan(given));
        if (span instanceof Failure) return;
        expect(span.minutes).toBeGreaterThan(0);
        expect(span.minutes).toBeLessThanOrEqual(DAY);
        expect(span.starts.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("covers", () => {
  const cases: readonly (readonly [text: string, minute: number, covered: boolean])[] = [
    ["Mon 09:00-17:00", 9 * HOUR - 1, false],
    ["Mon 09:00-17:00", 9 * HOUR, true],
    ["Mon 09:00-17:00", 17 * HOUR - 1, true],
    ["Mon 09:00-17:00", 17 * HOUR, false],
    ["Mon 09:00-17:00", DAY + 9 * HOUR, false],
    ["Sun 22:00-06:00", 6 * DAY + 22 * HOUR, true],
    ["Sun 22:00-06:00", 6 * HOUR - 1, true],
    ["Sun 22:00-06:00", 6 * HOUR, false],
    ["Sun 22:00-06:00", 6 * DAY + 3 * HOUR, false],
    ["Mon 22:00-06:00", 3 * HOUR, false],
    ["Mon 22:00-06:00", DAY + 3 * HOUR, true],
  ];
  it.each(cases)("%s, minute %d of the week: %s", (text, minute, covered) => {
    expect(covers(parseSpan(text), minute)).toBe(covered);
  });
});
