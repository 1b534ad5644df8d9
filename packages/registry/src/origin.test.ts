import { describe, expect, it } from "vitest";
import { endpointOf, schemeOfRegistry } from "./origin.ts";

describe("the origin of a registry", () => {
  const cases: readonly [registry: string, origin: string][] = [
    ["docker.io", "https://registry-1.docker.io"],
    ["ghcr.io", "https://ghcr.io"],
    ["harbor.example:8443", "https://harbor.example:8443"],
    ["insecure.example:5000", "http://insecure.example:5000"],
    ["insecure.example", "https://insecure.example"],
    ["10.0.0.1:5000", "https://10.0.0.1:5000"],
    ["localhost", "http://localhost"],
    ["localhost:5000", "http://localhost:5000"],
    ["localhost:443", "https://localhost"],
    ["127.0.0.1:5000", "http://127.0.0.1:5000"],
    ["127.8.8.8", "http://127.8.8.8"],
    ["127.0.0.1:443", "https://127.0.0.1"],
    ["[::1]:5000", "http://[::1]:5000"],
    ["[::1]:443", "https://[::1]"],
    ["[::2]:5000", "https://[::2]:5000"],
    ["localhost.evil.example", "https://localhost.evil.example"],
    ["127.0.0.1.evil.example", "https://127.0.0.1.evil.example"],
  ];
  it.each(cases)("%s is %s", (registry, origin) => {
    const scheme = schemeOfRegistry(registry, ["insecure.example:5000"]);
    expect(endpointOf(registry, scheme)).toEqual({ registry, origin: new URL(origin) });
  });
});
