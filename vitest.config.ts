import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          // What only computes takes its time on a machine that is busy with the other suites.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["{apps,packages}/*/src/**/*.integration.test.ts", "test/**/*.integration.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Long enough for a machine that is busy with the other suites.
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 2,
          globalSetup: ["test/engines/global-setup.ts"],
        },
      },
    ],
  },
});
