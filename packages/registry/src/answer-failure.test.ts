import { createHeaders, type HttpResponse } from "@basewatch/http";
import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import { failureOfAnswer } from "./answer-failure.ts";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

function answer(status: number, headers: readonly string[] = [], body = ""): HttpResponse {
  const url = new URL("https://registry.example/v2/app/manifests/1");
  return { status, headers: createHeaders(headers), body: Buffer.from(body), url };
}

describe("failureOfAnswer", () => {
  const cases: readonly [
    registry: string,
    response: HttpResponse,
    code: string,
    message: RegExp,
    hint: RegExp,
  ][] = [
    [
      "ghcr.io",
      answer(403),
      "registry.denied",
      /access denied, or it does not exist \(403\)$/u,
      /packages: read/u,
    ],
    ["docker.io", answer(401), "registry.denied", /\(401\)$/u, /docker\/login-action/u],
    [
      "r.example:5000",
      answer(401),
      "registry.denied",
      /\(401\)$/u,
      /log in to r\.example:5000.*docker-config/u,
    ],
    ["quay.io", answer(401), "registry.denied", /\(401\)$/u, /robot account/u],
    [
      "eu.gcr.io",
      answer(401),
      "registry.denied",
      /\(401\)$/u,
      /google-github-actions\/auth.*oauth2accesstoken/u,
    ],
    ["gcr.io.example.com", answer(401), "registry.denied", /\(401\)$/u, /docker-config/u],
    [
      "1.dkr.ecr.eu-west-1.amazonaws.com",
      answer(403),
      "registry.denied",
      /\(403\)$/u,
      /amazon-ecr-login.*12 hours/u,
    ],
    ["public.ecr.aws", answer(429), "registry.rate-limited", /\(429\)$/u, /registry-type: public/u],
    ["public.ecr.aws", answer(401), "registry.denied", /\(401\)$/u, /registry-type: public/u],
    ["a.azurecr.io", answer(401), "registry.denied", /\(401\)$/u, /az acr login/u],
    ["registry.gitlab.com", answer(403), "registry.denied", /\(403\)$/u, /read_registry/u],
    ["docker.io", answer(429), "registry.rate-limited", /limits requests \(429\)$/u, /Log in/u],
    [
      "quay.io",
      answer(429, ["Retry-After", "60"]),
      "registry.rate-limited",
      /until 2026-01-02T03:05:05\.000Z$/u,
      /concurrency/u,
    ],
    [
      "quay.io",
      answer(429, ["Retry-After", "Fri, 02 Jan 2026 04:00:00 GMT"]),
      "registry.rate-limited",
      /until 2026-01-02T04:00:00\.000Z$/u,
      /./u,
    ],
    [
      "quay.io",
      answer(429, ["Retry-After", "999999999999999"]),
      "registry.rate-limited",
      /until \+275760-/u,
      /./u,
    ],
    [
      "docker.io",
      answer(429, ["RateLimit-Limit", "100;w=21600"]),
      "registry.rate-limited",
      /docker\.io limits requests to 100 in 6 h \(429\)$/u,
      /Log in/u,
    ],
    [
      "r.io",
      answer(429, ["RateLimit-Limit", "5;w=90"]),
      "registry.rate-limited",
      / to 5 in 90 s \(429\)$/u,
      /./u,
    ],
    [
      "r.io",
      answer(429, ["RateLimit-Limit", "5"]),
      "registry.rate-limited",
      /limits requests \(429\)$/u,
      /./u,
    ],
    ["quay.io", answer(429, ["Retry-After", "soon"]), "registry.rate-limited", /\(429\)$/u, /./u],
    ["quay.io", answer(404), "registry.not-found", /: not found \(404\)$/u, /repository and the tag/u],
    [
      "quay.io",
      answer(404, [], '{"errors":[{"code":"NAME_UNKNOWN"}]}'),
      "registry.not-found",
      /no such repository/u,
      /repository's name/u,
    ],
    [
      "quay.io",
      answer(404, [], '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}'),
      "registry.not-found",
      /no such tag/u,
      /check the tag/u,
    ],
    ["quay.io", answer(408), "registry.unavailable", /quay\.io has a fault \(408\)$/u, /again later/u],
    ["quay.io", answer(500, [], "\n oops \n"), "registry.unavailable", /\(500\): oops$/u, /./u],
    [
      "quay.io",
      answer(400, [], '{"errors":[{"code":"X","message":null}]}'),
      "registry.malformed",
      /\(400\): X$/u,
      /proxy/u,
    ],
    ["quay.io", answer(418, [], '{"errors":"x"}'), "registry.malformed", /\(418\): \{"errors":"x"\}$/u, /./u],
    ["quay.io", answer(204), "registry.malformed", /unexpected answer \(204\)$/u, /./u],
  ];
  it.each(cases)("%s %o", (registry, response, code, message, hint) => {
    const subject = { text: `${registry}/app:1`, registry };
    const failure = failureOfAnswer(subject, response, { ...systemClock, now: () => NOW });
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(new RegExp(`^${subject.text}: `, "u"));
    expect(failure.message).toMatch(message);
    expect(failure.hint).toMatch(hint);
  });
});
