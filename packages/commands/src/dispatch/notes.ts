import type { Failure } from "@basewatch/failure";
import type { PreparedDispatch } from "@basewatch/forge";
import { printable } from "@basewatch/redaction";
import type { Log } from "../log.ts";

/** What is worth saying about dispatches next to their results; the same thing is said once. */
export interface Notes {
  /** What is left out, and what is weaker, before a dispatch. */
  explain(prepared: PreparedDispatch, marked: boolean): void;
  leftOut(prepared: PreparedDispatch, names: readonly string[]): void;
  /** All inputs were sent, since nobody could see which ones are declared. */
  unreadable(failure: Failure): void;
  /** An earlier dispatch would not be noticed. */
  unlisted(repository: string, failure: Failure): void;
}

/** @param hasLedger whether claims are kept, so that less is weaker where runs show no key */
export function createNotes(log: Pick<Log, "info" | "notice" | "warning">, hasLedger: boolean): Notes {
  const said = new Set<string>();
  const once = (text: string, say: (text: string) => void): void => {
    if (!said.has(text)) say(text);
    said.add(text);
  };
  const leftOut = ({ what }: PreparedDispatch, names: readonly string[]): void => {
    if (names.length === 0) return;
    const list = names.map((name) => printable(name, 80)).join(", ");
    once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
  };
  return {
    leftOut,
    explain(prepared, marked) {
      leftOut(prepared, prepared.leftOut);
      if (marked || prepared.unreadable !== undefined) return;
      const weaker = hasLedger
        ? "after a lost answer, the only new run of the workflow is taken for it, and with several it stays unknown which one started"
        : "a second dispatch of the same rebuild would not be noticed, and after a lost answer the only new run of the workflow is taken for it";
      once(
        `${prepared.what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: ${weaker}.`,
        log.info,
      );
    },
    unreadable({ message, hint }) {
      once(
        `${message}; all inputs were sent without knowing which ones it declares. ${hint ?? ""}`,
        log.warning,
      );
    },
    unlisted(repository, { message }) {
      once(
        `${repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed (${message}).`,
        log.warning,
      );
    },
  };
}
