// Builds what is out of date before `npm start`, `npm run demo` and the tests: the web app and the database client.
// Prints something only if there is work.
import { once } from "node:events";
import { accessSync, constants, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { hasTurbo, ROOT, startTurbo } from "./turbo.ts";

const WEB = `${ROOT}apps/web`;
const WEB_BUILD = "@rollcall/web#build";
const TASKS = ["run", "generate", "build", "--filter=//", "--filter=@rollcall/web", "--json"];

/** Builds; returns the tools' output on failure, else null. */
async function build(): Promise<string | null> {
  const turbo = startTurbo(TASKS, ["ignore", "pipe", "pipe"]);
  const closed = once(turbo, "close");
  const errors = text(turbo.stderr!);
  const said: string[] = [];
  for await (const line of createInterface({ input: turbo.stdout! })) {
    const { source, text: words } = JSON.parse(line) as { source: string; text: string };
    if (source === WEB_BUILD && words.startsWith("cache miss")) process.stdout.write("Building the web app …\n");
    else if (source !== "turbo") said.push(words);
  }
  const [code] = (await closed) as [number | null];
  return code === 0 ? null : `${said.join("\n")}\n${await errors}`;
}

/** Why nothing can be built here; null: it can. */
function obstacle(): string | null {
  if (!hasTurbo()) return "The build tools are not installed. Run `npm ci`.\n";
  if (![ROOT, WEB].every(isWritable)) return "This folder is not writable. Run `npm run build` as its owner.\n";
  return null;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const standing = obstacle();
// A production install, or a read-only checkout: serve the web app that came with it.
const isBuilt = standing !== null && existsSync(`${WEB}/dist/index.html`);
const problem = isBuilt ? null : (standing ?? (await build()));
if (problem !== null) {
  process.stderr.write(`The web app could not be built:\n${problem}`);
  process.exit(1);
}
