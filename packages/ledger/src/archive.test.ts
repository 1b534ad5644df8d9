import { expect, test } from "vitest";
import { archiveImages, restoreImages } from "./index.ts";
import { at, FULL, image } from "./testing/records.ts";

test("an image that leaves is archived with all that was known of it, and its attempts stay", () => {
  const left = archiveImages({ ...FULL, archive: {} }, new Set(["other"]), at(7));
  expect(left).toEqual({ ...FULL, images: {}, archive: { app: { ...image(), archivedAt: at(7) } } });
});

test("one that comes back has it again", () => {
  const back = restoreImages(archiveImages(FULL, new Set(), at(7)), new Set(["app", "new"]));
  expect(back).toEqual(FULL);
});

test("a name that every object knows is a name like any other", () => {
  const ledger = { ...FULL, archive: { constructor: { ...image(), archivedAt: at(3) } } };
  expect(restoreImages(ledger, new Set(["constructor"])).images).toEqual({
    app: image(),
    constructor: image(),
  });
});

test("one that came in between under the same name stays as it is", () => {
  const ledger = { ...FULL, archive: { app: { ...image({ decision: "none" }), archivedAt: at(3) } } };
  expect(restoreImages(ledger, new Set(["app"]))).toEqual({ ...FULL, archive: {} });
});

test("the ledger is the same when nobody leaves or comes back", () => {
  expect(archiveImages(FULL, new Set(["app", "zoo"]), at(7))).toBe(FULL);
  expect(restoreImages(FULL, new Set(["app", "zoo"]))).toBe(FULL);
});
