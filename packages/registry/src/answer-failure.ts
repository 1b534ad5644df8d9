import { Failure } from "@basewatch/failure";
import type { HttpResponse } from "@basewatch/http";
import { firstLine, printable } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import * as z from "zod/mini";
import { parseDocument } from "./document.ts";
import { limitWaitMs } from "./limit-wait.ts";
import { limitHint, loginHint } from "./login-hint.ts";

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
  if (status === 401 || status === 403) return denied(subject, { refusal: status });
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

/** A registry's or token server's no; a token server's 401 says that the credentials are wrong for everything, 403 for this scope. */
export interface Refusal {
  readonly refusal: 401 | 403;
  /** The server's own words, where it gives a reason. */
  readonly said?: string | undefined;
}

/** The refusal in a 401 or 403. Only a 403 has more to say than that somebody has to log in. */
export function refusalOf(status: 401 | 403, response: HttpResponse): Refusal {
  const [error] = errorsOf(response);
  return { refusal: status, said: status === 403 && error ? wordsOf(error) : undefined };
}

/** Access was refused to everybody that could be asked as. `refused` says whose credentials were tried. */
export function denied(subject: Subject, { refusal, said = "" }: Refusal, refused?: string): Failure {
  const who = refused === undefined ? "" : `; the credentials from ${refused} were refused`;
  const why = said === "" ? "" : `: ${said}`;
  return new Failure(`${subject.text}: access denied, or it does not exist (${refusal})${who}${why}`, {
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
  const said = error === undefined ? firstLine(response.body.toString("utf8")) : wordsOf(error);
  return said === "" ? "" : `: ${said}`;
}

function wordsOf({ code, message }: z.infer<typeof ErrorBody>["errors"][number]): string {
  return printable([code, message].filter(Boolean).join(" "), 300);
}

/** Whether an answer explains itself in the specification's form, so that a registry has written it. */
export function isFromRegistry(response: HttpResponse): boolean {
  return errorsOf(response).some(({ code }) => code !== undefined);
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
  const waitMs = limitWaitMs(response, clock);
  const until = waitMs === undefined ? "" : `, until ${isoTime(clock.now() + waitMs)}`;
  const limit = describeLimit(response.headers.get("ratelimit-limit"));
  return new Failure(`${text}: ${registry} limits requests${limit} (429)${until}`, {
    code: "registry.rate-limited",
    hint: limitHint(registry),
  });
}

/** ` to 100 in 6 h` of `100;w=21600`, Docker Hub's form; empty for any other. */
function describeLimit(header: string | undefined): string {
  const [, count, window] = /^(\d{1,9});w=(\d{1,9})$/u.exec(header ?? "") ?? [];
  if (count === undefined) return "";
  const seconds = Number(window);
  const time = seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds} s`;
  return ` to ${count} in ${time}`;
}

/** A time that a server asked for may be past the end of the calendar. */
function isoTime(ms: number): string {
  return new Date(Math.min(ms, 8.64e15)).toISOString();
}

function errorsOf(response: HttpResponse): z.infer<typeof ErrorBody>["errors"] {
  return ErrorBody.safeParse(parseDocument(response.body)).data?.errors ?? [];
}
