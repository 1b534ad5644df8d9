import { describe, expect, test } from "vitest";
import { call, open } from "./testing/github.ts";
import type { GithubSimulator } from "./types.ts";

const ask = (server: GithubSimulator, query: string, variables = {}, token = "own") =>
  call(server, "/graphql", { method: "POST", body: { query, variables }, token });

describe("its GraphQL", () => {
  test("reads files, folders and the default branch", async () => {
    await using server = await open();
    const query = `query Files($e: String!) { repository(owner: "acme", name: "app") {
      nameWithOwner, defaultBranchRef { name }
      file: object(expression: $e) { __typename oid ... on Blob { byteSize isBinary isTruncated } ... on Tree { oid } }
      folder: object(expression: "main:docs") { __typename }
      none: object(expression: "main:none") { __typename }
      tip: object(expression: "HEAD") { __typename }
      lost: object(expression: "lost:docs/a.md") { __typename }
    } }`;
    expect((await ask(server, query, { e: "main:docs/a.md" })).json.data.repository).toEqual({
      nameWithOwner: "acme/app",
      defaultBranchRef: { name: "main" },
      file: {
        __typename: "Blob",
        oid: expect.stringMatching(/^[0-9a-f]{40}$/u),
        byteSize: 200,
        isBinary: false,
        isTruncated: false,
      },
      folder: { __typename: "Tree" },
      none: null,
      tip: { __typename: "Commit" },
      lost: null,
    });
  });

  test.each([
    [
      "a repository that is not there",
      '{ repository(owner: "acme", name: "none") { nameWithOwner } }',
      "NOT_FOUND",
    ],
    [
      "a private one that the token does not cover",
      '{ repository(owner: "acme", name: "secret") { nameWithOwner } }',
      "NOT_FOUND",
    ],
  ])("says NOT_FOUND for %s", async (_name, query, type) => {
    await using server = await open();
    expect((await ask(server, query)).json).toMatchObject({ data: { repository: null }, errors: [{ type }] });
  });

  test("says FORBIDDEN for a token that may not read contents", async () => {
    await using server = await open();
    const query = '{ repository(owner: "acme", name: "secret") { nameWithOwner } }';
    expect((await ask(server, query, {}, "app")).json.errors).toEqual([
      { type: "FORBIDDEN", path: ["repository"], message: "Resource not accessible by integration" },
    ]);
  });

  test("has no default branch in an empty repository", async () => {
    await using server = await open();
    const { json } = await ask(
      server,
      '{ repository(owner: "acme", name: "empty") { defaultBranchRef { name } } }',
    );
    expect(json.data.repository).toEqual({ defaultBranchRef: null });
  });

  test("wants a token", async () => {
    await using server = await open();
    expect((await ask(server, "{}", {}, "")).status).toBe(401);
  });

  test.each([
    [
      "a field that is not in the schema",
      "{ emperor { login } }",
      "Field 'emperor' doesn't exist on type 'Query'",
    ],
    ["no query", "mutation { x }", "expected query, found mutation"],
    ["an open brace", "{ repository", "expected a field, found end of query"],
    ["two queries", "{ __typename } { __typename }", "expected end of query, found {"],
    ["a number as an argument", "{ repository(owner: 1, name: 2) { x } }", "expected a string, found 1"],
    [
      "a variable that is not given",
      "query($a: String!) { repository(owner: $a) { x } }",
      "expected a string, found $",
    ],
    ["a fragment without a type", "{ ...files }", "expected on, found files"],
    ["a stray sign", "{ ! }", "expected a field, found !"],
  ])("refuses %s", async (_name, query, message) => {
    await using server = await open();
    expect((await ask(server, query)).json.errors).toEqual([{ message: `Parse error: ${message}` }]);
  });
});
