import { describe, expect, it } from "vitest";
import { IMAGE, openMirrored } from "./testing/mirrored.ts";
import { tapWire } from "./testing/wire-tap.ts";

describe("credentials and mirrors", () => {
  const ADA = ["secret-of-ada", Buffer.from("ada:secret-of-ada").toString("base64"), "simulated-token-"];
  const BOB = Buffer.from("bob:secret-of-bob").toString("base64");

  it("not a byte of the registry's reaches the mirror, which gets its own", async () => {
    const { tap, readAll } = await openMirrored();
    await readAll();
    expect(tap.received()).toContain(`Basic ${BOB}`);
    for (const secret of ADA) expect(tap.received()).not.toContain(secret);
  });

  it("not a byte of the registry's reaches a mirror that has no login, and that points at the registry's token server", async () => {
    const { origin, copies, tap, readAll } = await openMirrored({}, "none");
    const challenge = `Bearer realm="${origin.tokenUrl}",service="simulator",scope="repository:app:pull"`;
    copies.fail(
      { method: "GET" },
      { kind: "answer", status: 401, headers: { "WWW-Authenticate": challenge } },
      Number.POSITIVE_INFINITY,
    );
    expect(await readAll()).toBe(IMAGE.root.digest);
    for (const secret of [...ADA, BOB]) expect(tap.received()).not.toContain(secret);
  });

  it("a redirect of the mirror's to another private host is not followed", async () => {
    const { origin, copies, tap, readAll, told } = await openMirrored();
    const target = await tapWire(Number(origin.url.port));
    copies.fail(
      { path: /manifests/u },
      { kind: "answer", status: 307, headers: { Location: `http://${target.host}/v2/app/manifests/1` } },
      Number.POSITIVE_INFINITY,
    );
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(target.received()).toBe("");
    expect(tap.received()).not.toContain("secret-of-ada");
    // A redirect to a private address is refused before anything is sent.
    expect(told).toEqual([expect.stringContaining("is not a public address")]);
  });
});
