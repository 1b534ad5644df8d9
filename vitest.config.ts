import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "actions/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", ".stryker-tmp/**"],
    testTimeout: 30_000,
    server: { deps: { inline: [/@actions\/(workflow-parser|languageservice|expressions)/] } },
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts", "actions/*/src/**/*.ts"],
      exclude: ["**/*.test.ts"],
      thresholds: { branches: 90 },
    },
  },
});
