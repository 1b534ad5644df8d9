import { Failure } from "@basewatch/failure";

/** Refuses a token that no header can hold with `kardinal.token`, here, because a complaint of the HTTP client's would show the value. */
export function checkToken(token: string, what: string): void {
  if (/^[\x21-\x7e]+$/u.test(token)) return;
  throw new Failure(`${what} is empty or has characters that no header can hold`, {
    code: "kardinal.token",
    hint: "Store it again without line breaks, blanks and quotes.",
  });
}
