import { gzipSync } from "node:zlib";
import { digestOf } from "@basewatch/image";
import { builtOn } from "../actions/check-images.ts";
import { identity } from "../actions/tls.ts";
import { flood, type Headers, reply } from "./answers.ts";
import {
  attachStatement,
  lieAboutAnother,
  lieUnderTheOldHash,
  manyKeys,
  poisonEverything,
  withLongAttestation,
} from "./attestations.ts";
import { INDEX, store } from "./documents.ts";
import type { CONTENT } from "./expected.ts";
import { leadThroughProxy } from "./forward-proxy.ts";
import type { Answer, Origin, Seen } from "./origin.ts";
import { always, answerStored, isManifestGet, pathOf, type Stored, when } from "./registry.ts";
import type { FaultCase, FaultStage } from "./stage.ts";
import { guardWithPassword } from "./tokens.ts";

const GIGABYTE = 2 ** 30;
const DIGEST = "Docker-Content-Digest";
const BASE_NAME = "org.opencontainers.image.base.name";

/** A fault of all answers about the bad image. */
function withAnswer(answer: Answer): FaultCase {
  return { arrange: ({ registry }) => void registry.rules.push(always(answer)) };
}

function redirect(location: (seen: Seen) => string): Answer {
  return (socket, seen) => reply(307, [["Location", location(seen)]])(socket, seen);
}

/** Everything is redirected to another server, which may not be asked. */
function withTarget(location: (target: Origin) => string, more: Partial<FaultCase> = {}): FaultCase {
  return {
    ...more,
    arrange: async (stage) => {
      guardWithPassword(stage);
      const target = await stage.open(reply(500));
      stage.registry.rules.push(always(redirect(() => location(target))));
    },
  };
}

/** Everything is redirected to another public origin, which has it; behind a proxy, as public hosts are in here. */
function withPublicTarget(host: string): FaultCase {
  return {
    tls: "server",
    host: () => "registry.test",
    healthy: "elsewhere",
    arrange: async (stage) => {
      const serve: Answer = (socket, seen) =>
        answerStored(stage.registry.documents.get(pathOf(seen)))(socket, seen);
      const target = await stage.open(serve, { tls: identity("server") });
      const own = { "registry.test:443": stage.registry.origin.port };
      await leadThroughProxy(stage, { ...own, [host]: target.port });
      guardWithPassword(stage);
      stage.registry.rules.push(always(redirect(({ target: path }) => `https://${host}${path}`)));
    },
  };
}

/** Manifests with other headers than the right ones. */
function withDigestHeaders(headers: (stored: Stored & { readonly digest: string }) => Headers): FaultCase {
  return {
    arrange: ({ registry }) => {
      registry.rules.push((seen) => {
        const stored = registry.documents.get(pathOf(seen));
        if (stored?.digest === undefined) return undefined;
        const all = headers({ ...stored, digest: stored.digest });
        return reply(200, [["Content-Type", stored.mediaType], ...all], stored.bytes);
      });
    },
  };
}

/** Another document under the image's tag. */
function withImage(mediaType: string, content: (stage: FaultStage) => string): FaultCase {
  return { arrange: (stage) => void store(stage, mediaType, content(stage), "latest") };
}

/** A Dockerfile that names another base. */
function withBase(reference: (host: string) => string): FaultCase {
  return {
    arrange: (stage) => {
      stage.dockerfile = `FROM ${reference(stage.host)}\n`;
    },
  };
}

/** An index whose only entry leads to the same bytes again, under a digest that they cannot have. */
function listItself(stage: FaultStage): void {
  const digest = `sha256:${"1".repeat(64)}`;
  const entry = { mediaType: INDEX, digest, size: 300, platform: { os: "linux", architecture: "amd64" } };
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [entry] }));
  store(stage, INDEX, bytes.toString(), "latest");
  stage.registry.documents.set(`/v2/bad/app/manifests/${digest}`, {
    mediaType: INDEX,
    digest: undefined,
    bytes,
  });
}

function nestIndex(stage: FaultStage): string {
  const { mediaType, digest, bytes } = stage.app.root;
  const platform = { os: "linux", architecture: "amd64" };
  const manifests = [{ mediaType, digest, size: bytes.length, platform }];
  return JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
}

function annotateWithControls(stage: FaultStage): void {
  const annotations = { [BASE_NAME]: `${stage.host}/bad/node\r\nX-Injected: 1` };
  const app = builtOn(stage.host, {
    on: stage.base,
    used: null,
    annotations: { manifest: annotations },
  });
  stage.registry.publish("bad/app", "latest", app);
  stage.bad = {};
  stage.dockerfile = undefined;
}

/** 1 GiB of zeros in a few hundred KiB: members of gzip may follow each other (RFC 1952, section 2.2). */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(2 ** 24));
  return Buffer.concat(Array.from({ length: GIGABYTE / 2 ** 24 }, () => member));
}

const SCHEMA_ONE = "application/vnd.docker.distribution.manifest.v1+prettyjws";
const DEPTH = 100_000;

/** How each case of `CONTENT` is arranged. */
export const contentCases: Readonly<Record<keyof typeof CONTENT, FaultCase>> = {
  "a redirect to another host": withPublicTarget("cdn.test:443"),
  "a redirect to another port": withPublicTarget("registry.test:8443"),
  "a redirect from https to http": withTarget(({ port }) => `http://registry.test:${port}/`, {
    tls: "server",
    host: (port) => `registry.test:${port}`,
    healthy: "elsewhere",
  }),
  "a redirect to a private address": withTarget(({ port }) => `http://127.0.0.1:${port}/`),
  "a redirect to 169.254.169.254": withTarget(() => "http://169.254.169.254/latest/meta-data"),
  "redirects in a loop": withAnswer(redirect((seen) => (seen.target.endsWith("?b") ? pathOf(seen) : "?b"))),
  "redirects without end": withAnswer(
    redirect(({ target }) => `?n=${Number(target.split("=")[1] ?? 0) + 1}`),
  ),
  "a relative redirect": {
    arrange: ({ registry }) => {
      registry.rules.push(
        when(
          ({ target }) => !target.includes("?"),
          redirect(() => "?again"),
        ),
      );
    },
  },
  "a redirect without Location": withAnswer(reply(307)),
  "a redirect to what is no URL": withAnswer(redirect(() => "http://[")),
  "no digest header": withDigestHeaders(() => []),
  "two digest headers": withDigestHeaders(({ digest }) => [
    [DIGEST, digest],
    [DIGEST, digest],
  ]),
  "a malformed digest header": withDigestHeaders(() => [[DIGEST, "sha256:not-hex"]]),
  "an uppercase digest header": withDigestHeaders(({ digest }) => [[DIGEST, digest.toUpperCase()]]),
  "a digest header that contradicts the body": {
    arrange: ({ registry, app }) => {
      const lying = { ...app.root, digest: digestOf(Buffer.from("something else")) };
      registry.rules.push(when(({ target }) => target.startsWith("/v2/bad/app/"), answerStored(lying)));
    },
  },
  "a captive portal that answers with its page": {
    ...withAnswer(reply(200, [["Content-Type", "text/html"]], "<html><body>Accept our terms</body></html>")),
    healthy: "elsewhere",
  },
  "a captive portal that redirects to its login": withTarget(
    ({ port }) => `http://portal.test:${port}/login`,
    {
      healthy: "elsewhere",
    },
  ),
  "schema 1 only": withImage(SCHEMA_ONE, () => '{"schemaVersion":1,"name":"bad/app","tag":"latest"}'),
  "a manifest of 1 GB": {
    arrange: ({ registry }) => {
      registry.rules.push(when(isManifestGet, flood(200, [["Content-Type", INDEX]], GIGABYTE)));
    },
  },
  "a gzip bomb": {
    arrange: ({ registry }) => {
      const headers: Headers = [
        ["Content-Type", INDEX],
        ["Content-Encoding", "gzip"],
      ];
      registry.rules.push(when(isManifestGet, reply(200, headers, bomb())));
    },
  },
  "JSON that is 100,000 deep": withImage(
    INDEX,
    () => `{"schemaVersion":2,"manifests":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`,
  ),
  "a manifest of 4 MB that is all brackets": withImage(
    INDEX,
    () => `{"manifests":[${"[],".repeat(1_333_000)}[]]}`,
  ),
  "an attestation of 8 MB with 49,000 keys": { arrange: (stage) => attachStatement(stage, manyKeys()) },
  "__proto__ in every document": { arrange: poisonEverything },
  "an index that lists itself": { arrange: listItself },
  "an index in an index": withImage(INDEX, nestIndex),
  "an attestation with a wrong subject": { arrange: lieAboutAnother },
  "an attestation with a wrong hash": { arrange: lieUnderTheOldHash },
  "an attestation of 41 MB": withLongAttestation(41 * 2 ** 20),
  "an attestation of 41 MB that calls itself small": withLongAttestation(500),
  "a reference with NUL": withBase((host) => `${host}/bad/no\0de:22`),
  "a reference with CR and LF": {
    arrange: (stage) => {
      const buildArgs = { BASE: "node\r\nX-Injected: 1" };
      stage.bad = { source: { dockerfile: "bad.Dockerfile", buildArgs } };
      stage.dockerfile = `ARG BASE=node\nFROM ${stage.host}/bad/$BASE:22\n`;
    },
  },
  "a reference with ..": withBase((host) => `${host}/bad/../well/node:22`),
  "a reference with %2f": withBase((host) => `${host}/bad%2f..%2fwell/node:22`),
  "a reference with U+202E": withBase((host) => `${host}/bad/\u202eedon:22`),
  "a reference of 1 MB": withBase((host) => `${host}/bad/${"a".repeat(1_000_000)}:22`),
  "an annotation whose reference has CR and LF": { arrange: annotateWithControls },
};
