import { describe, expect, it } from "vitest";
import { checkTimeZone } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";
import { findClockChange, localTimeOfWeek } from "./time-zone.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

describe("checkTimeZone", () => {
  it.each([
    "Europe/London",
    "europe/london",
    "America/Argentina/Buenos_Aires",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Etc/GMT+5",
    "UTC",
    "GMT",
    "CET",
  ])("accepts %s", (text) => {
    expect(checkTimeZone(text)).toBeUndefined();
  });

  const NAME = "Write a name of the IANA time zone database, like Europe/London, or UTC";
  const OFFSET = "An offset has no daylight saving; write a name like Europe/London, or UTC";
  it.each([
    ["Europe/Londn", "Did you mean Europe/London?"],
    ["Europe-London", "Did you mean Europe/London?"],
    ["London", "Did you mean Europe/London?"],
    ["new york", "Did you mean America/New_York?"],
    ["America/New York", "Did you mean America/New_York?"],
    ["America/Sao-Paulo", "Did you mean America/Sao_Paulo?"],
    ["UTCC", "Did you mean UTC?"],
    ["EST", "Did you mean America/New_York?"],
    ["bst", "Did you mean Europe/London?"],
    ["CEST", "Did you mean Europe/Berlin?"],
    ["+01:00", OFFSET],
    ["-0500", OFFSET],
    ["UTC+1", OFFSET],
    ["gmt-3", OFFSET],
    ["", NAME],
    ["Middle-earth/The_Shire", NAME],
    ["x".repeat(100), NAME],
  ])("refuses %s", (text, hint) => {
    const shown = text.length > 64 ? `${text.slice(0, 64)}…` : text;
    expect(thrownBy(() => checkTimeZone(text))).toMatchObject({
      code: "schedule.time-zone",
      message: `"${shown}" is not a time zone`,
      hint,
    });
  });
});

describe("localTimeOfWeek", () => {
  // 2026-11-22 is a Sunday.
  it.each([
    ["UTC", "2026-11-22T00:00:00.000Z", 6 * DAY],
    ["UTC", "2026-11-22T23:59:59.999Z", 7 * DAY - 1],
    ["UTC", "2026-11-23T00:00:00.000Z", 0],
    ["Europe/London", "2026-07-01T23:30:00.250Z", 3 * DAY + HOUR / 2 + 250],
    ["Asia/Kathmandu", "2026-11-22T18:15:01Z", SECOND],
    ["America/New_York", "2026-11-23T04:59:59Z", 7 * DAY - SECOND],
    ["Europe/Amsterdam", "1969-12-31T23:59:59.999Z", 3 * DAY + HOUR - 1],
  ])("%s at %s", (timeZone, instant, time) => {
    expect(localTimeOfWeek(timeZone, Date.parse(instant))).toBe(time);
  });
});

describe("findClockChange", () => {
  const change = Date.UTC(2026, 9, 25, 1);
  it.each([
    ["the change itself", change - 1, change, change],
    ["one within a day", change - HOUR, change + HOUR, change],
    ["one within a week", change - 7 * DAY, change + DAY, change],
    ["none before", change - 8 * DAY, change - 1, undefined],
    ["none at its start", change, change + 7 * DAY, undefined],
    ["none in nothing", change, change, undefined],
  ])("finds %s", (_name, from, until, expected) => {
    expect(findClockChange("Europe/London", from, until)).toBe(expected);
  });

  it("finds none where the clocks are never changed", () => {
    expect(findClockChange("UTC", change - 7 * DAY, change + 7 * DAY)).toBeUndefined();
  });

  it("finds a summer time that was over after a week", () => {
    const [start, end] = [Date.UTC(2000, 9, 8, 4), Date.UTC(2000, 9, 15, 3)];
    expect(findClockChange("America/Boa_Vista", start - HOUR, end)).toBe(start);
    expect(findClockChange("America/Boa_Vista", start, end)).toBe(end);
  });

  it("finds a whole day that is skipped", () => {
    const skipped = Date.UTC(2011, 11, 30, 10);
    expect(findClockChange("Pacific/Apia", skipped - 5 * DAY, skipped + DAY)).toBe(skipped);
  });
});
