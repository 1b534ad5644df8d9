import { defineConfig } from "vitest/config";

const name = process.env["MUTATED_PACKAGE"] ?? "*";

/** The tests of one pure package: what Stryker runs for each mutant of it. */
export default defineConfig({ test: { include: [`packages/${name}/src/**/*.test.ts`] } });
