import { Failure } from "@basewatch/failure";

/** Far above what any Dockerfile that builds needs, and well below a second. */
const MAX_STEPS = 5_000_000;

/**
 * The work that one Dockerfile may cause: text grows exponentially when arguments repeat each other, and patterns
 * multiply with the values they are matched to.
 */
export class Budget {
  #left: number;

  constructor(steps: number = MAX_STEPS) {
    this.#left = steps;
  }

  /** Takes `steps` (characters looked at) from the budget; throws Failure `dockerfile.limit` when it is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new Failure("expanding the Dockerfile's arguments takes too much work", {
        code: "dockerfile.limit",
        hint: "Give the base images by base-images instead",
      });
  }
}
