import { Failure } from "@basewatch/failure";
import type { HttpResponse } from "@basewatch/http";
import { firstLine, printable } from "@basewatch/redaction";
import { type Clock, parseRetryAfter } from "@basewatch/retry";
import * as z from "zod/mini";
import { parseDocument } from "./document.ts";

/** What was asked for, for messages. */
export interface Subject {
  /** The reference as a person writes it. */
  readonly text: string;
  readonly registry: string;
}

const ErrorBody = z.object({
  errors: z.array(z.object({ code: z.optional(z.string()), message: z.nullish(z.string()) })),
});

/** The failure that an answer other than success means, by its status (distribution spec, "Error Codes"). */
export function failureOfAnswer(subject: Subject, response: HttpResponse, clock: Clock): Failure {
  const { status } = response;
  if (status === 404) return notFound(subject, response);
  if (status === 401 || status === 403) return denied(subject, status, undefined);
  if (status === 429) return rateLimited(subject, response, clock);
  const said = whatWasSaid(response);
  if (status >= 500 || status === 408) {
    return new Failure(`${subject.text}: ${subject.registry} has a fault (${status})${said}`, {
      code: "registry.unavailable",
      hint: "Run again later; the registry's status page may say more",
    });
  }
  return malformed(subject, `unexpected answer (${status})${said}`);
}

/** Access was refused to everybody that could be asked as. `refused` says whose credentials were tried. */
export function denied(subject: Subject, status: number, refused: string | undefined): Failure {
  const who = refused === undefined ? "" : `; the credentials from ${refused} were refused`;
  return new Failure(`${subject.text}: access denied, or it does not exist (${status})${who}`, {
    code: "registry.denied",
    hint: loginHint(subject.registry),
  });
}

/** An answer that is not what a registry sends. */
export function malformed(subject: Subject, what: string): Failure {
  return new Failure(`${subject.text}: ${what}`, {
    code: "registry.malformed",
    hint: "Check that the host is a registry and that no proxy or portal answers in its place",
  });
}

/** The content is not what its digest says. */
export function digestMismatch(subject: Subject, expected: string, actual: string): Failure {
  return new Failure(`${subject.text}: ${subject.registry} says ${expected}, the content is ${actual}`, {
    code: "registry.digest-mismatch",
    hint: "Content was damaged or replaced between the registry and here: look at mirrors and proxies",
  });
}

/** More than the client is willing to read. */
export function tooLarge(message: string, cause?: Failure): Failure {
  return new Failure(message, {
    code: "registry.too-large",
    hint: "Nothing that is read here is that large; check what the reference names",
    cause,
  });
}

/** Quotes an answer's own explanation, else its first line: `: MANIFEST_UNKNOWN …`; empty when it has none. */
export function whatWasSaid(response: HttpResponse): string {
  const [error] = errorsOf(response);
  const said =
    error === undefined
      ? firstLine(response.body.toString("utf8"))
      : printable([error.code, error.message].filter(Boolean).join(" "));
  return said === "" ? "" : `: ${said}`;
}

function notFound(subject: Subject, response: HttpResponse): Failure {
  const codes = errorsOf(response).map(({ code }) => code);
  const [what, hint] = codes.includes("NAME_UNKNOWN")
    ? ["no such repository", "Check the repository's name; nothing was ever pushed to it"]
    : codes.includes("MANIFEST_UNKNOWN")
      ? ["no such tag or digest", "The repository exists: check the tag, or whether it has been deleted"]
      : ["not found", "Check the repository and the tag, and whether it has been deleted"];
  return new Failure(`${subject.text}: ${what} (404)`, { code: "registry.not-found", hint });
}

function rateLimited({ text, registry }: Subject, response: HttpResponse, clock: Clock): Failure {
  const waitMs = parseRetryAfter(response.headers.get("retry-after"), clock.now());
  const until = waitMs === undefined ? "" : `, until ${isoTime(clock.now() + waitMs)}`;
  const hint =
    registry === "docker.io"
      ? "Log in with docker/login-action before this step: accounts have a higher limit than addresses"
      : "Run less often or with a lower concurrency, or log in";
  return new Failure(`${text}: ${registry} limits requests (429)${until}`, {
    code: "registry.rate-limited",
    hint,
  });
}

/** A time that a server asked for may be past the end of the calendar. */
function isoTime(ms: number): string {
  return new Date(Math.min(ms, 8.64e15)).toISOString();
}

function loginHint(registry: string): string {
  if (registry === "ghcr.io")
    return "Add `packages: read` to the job's permissions, or log in with docker/login-action";
  if (registry === "docker.io") {
    return "Check the name; for a private repository log in with docker/login-action before this step";
  }
  return `Check the name; log in to ${registry} before this step, docker-config says where credentials are read from`;
}

function errorsOf(response: HttpResponse): z.infer<typeof ErrorBody>["errors"] {
  return ErrorBody.safeParse(parseDocument(response.body)).data?.errors ?? [];
}
