import { expect, test } from "vitest";
import { createHeaders } from "./headers.ts";

test("names are compared without case and duplicates stay apart", () => {
  const headers = createHeaders([
    "Content-Type",
    "a",
    "docker-content-digest",
    "x",
    "Docker-Content-Digest",
    "y",
  ]);
  expect(headers.get("content-TYPE")).toBe("a");
  expect(headers.get("docker-content-digest")).toBe("x");
  expect(headers.all("Docker-Content-Digest")).toEqual(["x", "y"]);
});

test("a missing header is undefined, and names of the language's own objects are missing too", () => {
  const headers = createHeaders([]);
  expect(headers.get("constructor")).toBeUndefined();
  expect(headers.all("__proto__")).toEqual([]);
});
