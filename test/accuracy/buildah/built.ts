import { type Lifetime, openWorkshop } from "../../interop/workshop.ts";
import { type Answers, type Asked, askBundle } from "../answers.ts";
import { COMBINED } from "./combined.ts";
import { PLAIN } from "./plain.ts";
import { openYard } from "./yard.ts";

const WORKERS = 6;

/** Every situation made by buildah, numbered in the order of the tables. */
export const BUILT = [...PLAIN, ...COMBINED].map((situation, index) => ({
  id: `b${String(index + 1).padStart(2, "0")}`,
  situation,
}));

/** Makes every situation with buildah, in registries that live as long as their user; yields a folder of theirs, too. */
export async function openBuilt(lifetime: Lifetime) {
  const asked = new Map<string, Asked>();
  const waiting = [...BUILT];
  const work = async () => {
    const workshop = await openWorkshop(lifetime);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, situation } = next;
      const subject = await situation.make(openYard(workshop, id));
      asked.set(id, { id, prefix: `${workshop.host}/${id}`, subject });
    }
    return workshop.folder;
  };
  // buildah sleeps for much of its time, and holds the lock on its storage while it does: each worker has a storage of its own.
  const [folder = ""] = await Promise.all(Array.from({ length: WORKERS }, work));
  return { folder, asked: BUILT.flatMap(({ id }) => asked.get(id) ?? []) };
}

/** Makes every situation with buildah, and asks the bundle about all of them. */
export async function askBuilt(lifetime: Lifetime): Promise<Answers> {
  const { folder, asked } = await openBuilt(lifetime);
  return askBundle(asked, folder);
}
