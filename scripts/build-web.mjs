// Builds the web app where it is missing or older than its sources. Runs before `npm start` and `npm run demo`.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../apps/web/", import.meta.url));
const vite = fileURLToPath(new URL("../node_modules/vite/bin/vite.js", import.meta.url));

const builtAt = statSync(`${web}dist/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = [
  "index.html",
  "vite.config.ts",
  "package.json",
  ...readdirSync(`${web}src`, { recursive: true }).map((name) => `src/${String(name)}`),
];
const changedAt = Math.max(
  ...sources.map((name) => statSync(`${web}${name}`, { throwIfNoEntry: false })?.mtimeMs ?? 0),
);

if (builtAt < changedAt) {
  process.stdout.write("Building the web app …\n");
  // Whoever starts this may be a test: React's development build would be slower than what people get.
  const env = { ...process.env, NODE_ENV: "production" };
  const run = spawnSync(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: web, encoding: "utf8", env });
  if (run.status !== 0) {
    process.stderr.write(`The web app could not be built:\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}\n`);
    process.exit(1);
  }
}
