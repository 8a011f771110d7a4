import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./test/engines/left-out-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          setupFiles: ["test/setup/property-seed.ts"],
          // What only computes takes its time on a machine that is busy with the other suites.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["{apps,packages}/*/src/**/*.integration.test.ts", "test/**/*.integration.test.ts"],
          // Long enough for a machine that is busy with the other suites, several times slower than it is with one.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A machine of CI may stand still for as long as a server's patience is. What needed a second try is named in the report.
          retry: process.env["CI"] === undefined ? 0 : 1,
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 2,
          setupFiles: ["test/setup/property-seed.ts"],
          globalSetup: ["test/setup/global-setup.ts"],
        },
      },
    ],
  },
});
