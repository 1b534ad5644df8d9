import { expect, test } from "vitest";
import { type CheckStage, imageOf, openStage } from "./check-stage.ts";

/** One image given by inputs: how it and its bases were made, and what follows from it. */
export interface Case {
  readonly name: string;
  /** Yields the inputs beside `image`. */
  readonly make: (
    stage: CheckStage,
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** `verdict decision`. */
  readonly answer: "unchanged none" | "changed rebuild" | "changed hold:pinned" | "unknown none";
  /** Each base as `verdict role repository:tag evidence`. */
  readonly bases: readonly string[];
  /** The code of the image's error, or of its first base's. */
  readonly error?: string;
  /** A part of the first red line. */
  readonly says?: string;
}

/** Writes a Dockerfile, and reads the bases from it. */
export const withDockerfile =
  (make: (stage: CheckStage) => string, inputs: Readonly<Record<string, string>> = {}): Case["make"] =>
  async (stage) => {
    await stage.write("Dockerfile", make(stage));
    return { dockerfile: "Dockerfile", ...inputs };
  };

/** node:22 has moved since app:latest was built on it. */
export function moveNode(stage: CheckStage, used: "provenance" | "nothing" = "provenance"): CheckStage {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: used === "nothing" ? null : { "node:22": node } });
  stage.base("node:22", 2);
  return stage;
}

/** app:latest comes out of a build in golang:1 and is based on debian:12; only golang:1 has moved. */
export function moveCompiler(stage: CheckStage): CheckStage {
  const [golang, debian] = [stage.base("golang:1", 1), stage.base("debian:12", 1)];
  stage.app("app:latest", { on: debian, used: { "golang:1": golang, "debian:12": debian } });
  stage.base("golang:1", 2);
  return stage;
}

/** The Dockerfile of that build. */
export const twoStages = ({ ref }: CheckStage) =>
  `FROM ${ref("golang:1")} AS build\nRUN go build\nFROM ${ref("debian:12")} AS final\nCOPY --from=build /app /app\n`;

/** Makes each case a test of `dist/check-base-digest` on app:latest. */
export function checkCases(cases: readonly Case[]): void {
  test.each(cases)("$name", checkCase);
}

async function checkCase({ make, answer, bases, error, says }: Case): Promise<void> {
  const stage = await openStage();
  const inputs = await make(stage);
  const result = await stage.check({ image: stage.ref("app:latest"), ...inputs });
  const [verdict = "", decision = ""] = answer.split(" ");

  const image = imageOf(result, "app");
  const named = (reference: string) => reference.replace(`${stage.registry.host}/`, "").replace(/@.*/u, "");
  expect(image).toMatchObject({ verdict, decision, reference: stage.ref("app:latest") });
  expect(
    image.bases.map((base) => `${base.verdict} ${base.role} ${named(base.reference)} ${base.evidence}`),
  ).toEqual(bases);
  expect((image.error ?? image.bases[0]?.error)?.code).toBe(error);

  expect(result.outputs).toMatchObject({
    changed: String(verdict === "changed"),
    "changed-count": verdict === "changed" ? "1" : "0",
    "unknown-count": verdict === "unknown" ? "1" : "0",
    "has-rebuilds": String(decision === "rebuild"),
  });
  expect(result.rebuilds).toHaveLength(decision === "rebuild" ? 1 : 0);
  // The only image is unknown: that is all of them.
  expect(result.status).toBe(verdict === "unknown" ? 1 : 0);
  const red = result.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
  expect(red).toHaveLength(verdict === "unknown" ? 1 : 0);
  if (says !== undefined) expect(red[0]).toContain(says);
  expect(result.summary).toContain("**app**");
}
