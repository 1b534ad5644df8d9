import { describe, expect, test } from "vitest";
import { gitEnvironment } from "./environment.ts";

const remote = { url: "https://git.example.com:8443/o/r", token: "secret" };
const of = (given: Readonly<Record<string, string>>, change = {}) =>
  gitEnvironment({ ...remote, ...change }, given, "/work");
const settingsOf = (environment: Readonly<Record<string, string>>) =>
  Array.from({ length: Number(environment["GIT_CONFIG_COUNT"]) }, (_, index) => [
    environment[`GIT_CONFIG_KEY_${index}`],
    environment[`GIT_CONFIG_VALUE_${index}`],
  ]);

describe("the environment of git", () => {
  test.each([
    ["PATH", "/bin", "/bin"],
    ["SSH_AUTH_SOCK", "/agent", "/agent"],
    ["GIT_SSH_COMMAND", "ssh -i key", "ssh -i key"],
    ["https_proxy", "http://proxy", "http://proxy"],
    ["SSL_CERT_FILE", "/ca.pem", "/ca.pem"],
    ["HOME", "/home/me", "/work"],
    ["XDG_CONFIG_HOME", "/home/me/.config", "/work"],
    ["GIT_CONFIG_GLOBAL", "/home/me/.gitconfig", "/dev/null"],
    ["GIT_TERMINAL_PROMPT", "1", "0"],
    ["GIT_ASKPASS", "/usr/bin/ask", ""],
    ["LC_ALL", "de_DE", "C"],
    ["GIT_TRACE", "1", undefined],
    ["GIT_TRACE_CURL", "1", undefined],
    ["GIT_CURL_VERBOSE", "1", undefined],
    ["GIT_DIR", "/elsewhere", undefined],
    ["GIT_SSL_NO_VERIFY", "1", undefined],
    ["GITHUB_TOKEN", "other", undefined],
  ])("%s=%s is %s", (name, value, expected) => {
    expect(of({ [name]: value })[name]).toBe(expected);
  });

  test("a proxy in capital letters counts too, except where git has one already", () => {
    expect(of({ HTTPS_PROXY: "http://a", HTTP_PROXY: "http://b", http_proxy: "http://c" })).toMatchObject({
      https_proxy: "http://a",
      http_proxy: "http://c",
    });
  });

  test.each([
    [{ NODE_EXTRA_CA_CERTS: "/ca.pem" }, "/ca.pem", "/etc/ssl/certs"],
    [{ NODE_EXTRA_CA_CERTS: "/ca.pem", GIT_SSL_CAPATH: "/certs" }, "/ca.pem", "/certs"],
    [{ NODE_EXTRA_CA_CERTS: "/ca.pem", GIT_SSL_CAINFO: "/all.pem" }, "/all.pem", undefined],
    [{}, undefined, undefined],
  ])("certificates: %j", (given, file, folder) => {
    expect([of(given)["GIT_SSL_CAINFO"], of(given)["GIT_SSL_CAPATH"]]).toEqual([file, folder]);
  });

  test("ssh asks nothing", () => {
    expect(of({})["GIT_SSH_COMMAND"]).toContain("BatchMode=yes");
  });

  test("the token is a header for the origin of the URL, and goes with http only", () => {
    const header = "Authorization: Basic eC1hY2Nlc3MtdG9rZW46c2VjcmV0";
    expect(settingsOf(of({}))).toContainEqual(["http.https://git.example.com:8443/.extraHeader", header]);
    for (const url of ["ssh://git@git.example.com/o/r", "file:///srv/r.git"]) {
      expect(JSON.stringify(of({}, { url }))).not.toContain("extraHeader");
    }
    expect(JSON.stringify(of({}, { token: undefined }))).not.toContain("extraHeader");
  });

  test.each([
    ["https://h/o/r", "protocol.https.allow"],
    ["ssh://h/o/r", "protocol.ssh.allow"],
    ["file:///o/r", "protocol.file.allow"],
  ])("%s allows its own protocol only", (url, key) => {
    const allowed = settingsOf(of({}, { url })).filter(([name]) => name?.startsWith("protocol."));
    expect(allowed).toEqual([
      ["protocol.allow", "never"],
      [key, "always"],
    ]);
  });
});
