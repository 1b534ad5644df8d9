import { describe, expect, test } from "vitest";
import { call, dispatch, GOOD, open } from "./testing/github.ts";

describe("its tokens", () => {
  test.each([
    ["expired", 401, "Bad credentials"],
    ["unknown", 401, "Bad credentials"],
    ["", 401, "Requires authentication"],
    ["reader", 403, "Resource not accessible by integration"],
    ["app", 403, "Resource not accessible by integration"],
    ["pat", 403, "Resource not accessible by personal access token"],
  ])("%s may not dispatch", async (token, status, message) => {
    await using server = await open();
    expect(await dispatch(server, "build.yml", GOOD, { token })).toMatchObject({ status, json: { message } });
    expect(server.runs).toEqual([]);
  });

  test.each([
    ["app", "/repos/acme/secret", 200],
    ["classic", "/repos/acme/secret", 200],
    ["", "/repos/acme/app", 200],
    ["", "/repos/acme/secret", 404],
    ["reader", "/repos/acme/secret", 404],
    ["app", "/repos/acme/secret/contents/a", 403],
    ["classic", "/repos/saml/app", 403],
  ])("%s reading %s gets %i", async (token, path, status) => {
    await using server = await open();
    expect((await call(server, path, { token })).status).toBe(status);
  });
});
