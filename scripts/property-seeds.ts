// Runs every property test with other seeds: npm run test:seeds -- --count 20 [--first 1] [--project unit]
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20" },
    first: { type: "string", default: String(Date.now() % 1_000_000_000) },
    project: { type: "string", default: "*" },
  },
});

const files = globSync("{apps,packages}/*/src/**/*.test.{ts,tsx}", { cwd: ROOT, exclude: ["**/node_modules/**"] });
const properties = files.filter((file) => readFileSync(`${ROOT}${file}`, "utf8").includes('"fast-check"'));

const failing: number[] = [];
for (let seed = Number(values.first); seed < Number(values.first) + Number(values.count); seed += 1) {
  process.stdout.write(`PROPERTY_SEED=${seed}\n`);
  const args = [VITEST, "run", "--project", values.project, "--reporter", "dot", ...properties];
  const env = { ...process.env, PROPERTY_SEED: String(seed) };
  if (spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" }).status !== 0) failing.push(seed);
}

const words =
  failing.length === 0 ? "All pass." : `These seeds fail: ${failing.join(", ")}. Reproduce with PROPERTY_SEED=…`;
process.stdout.write(`${properties.length} files, ${values.count} seeds. ${words}\n`);
process.exit(failing.length === 0 ? 0 : 1);
