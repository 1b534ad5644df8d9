import { startRegistry } from "@basewatch/simulators";
import { type Answers, type Asked, askBundle, type GivenAnswer } from "./answers.ts";
import { openPlace } from "./place.ts";
import { LEDGER } from "./situations/ledger.ts";

/** Every situation that takes several checks with one ledger, numbered in the order of the table. */
export const REMEMBERED = LEDGER.map((situation, index) => ({
  id: `l${String(index + 1).padStart(2, "0")}`,
  situation,
}));

/** Makes them to their ends in a registry that the caller closes, and asks nobody. */
export async function openRemembered() {
  const registry = await startRegistry();
  for (const { id, situation } of REMEMBERED)
    for (const { make } of situation.checks) make(openPlace(registry, id));
  return { registry, asked: askedIn(registry.host) };
}

/** What was said of each in the last of its own checks. */
export function lastAnswers(answers: readonly Answers[]): ReadonlyMap<string, GivenAnswer> {
  return new Map(
    REMEMBERED.flatMap(({ id, situation }) => {
      const given = answers[situation.checks.length - 1]?.images.get(id);
      return given === undefined ? [] : [[id, given] as const];
    }),
  );
}

/** Makes them step by step, and asks the bundle about all of them after each step; yields the answers in order. */
export async function askRemembered(workspace: string): Promise<readonly Answers[]> {
  const registry = await startRegistry();
  const asked = askedIn(registry.host);
  const longest = Math.max(...REMEMBERED.map(({ situation }) => situation.checks.length));
  const answers: Answers[] = [];
  try {
    for (let check = 0; check < longest; check += 1) {
      for (const { id, situation } of REMEMBERED) situation.checks[check]?.make(openPlace(registry, id));
      answers.push(await askBundle(asked, workspace, { state: "file:ledger.json" }));
    }
    return answers;
  } finally {
    await registry.close();
  }
}

function askedIn(host: string): readonly Asked[] {
  return REMEMBERED.map(({ id }) => ({ id, prefix: `${host}/${id}`, subject: undefined }));
}
