import { defineConfig } from "vitest/config";

/** The tests of the pure packages alone: what Stryker runs for each mutant. */
export default defineConfig({
  test: {
    include: ["packages/{config,dockerfile,failure,image,plan,redaction,render,retry,schedule}/src/**/*.test.ts"],
  },
});
