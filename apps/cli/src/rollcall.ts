#!/usr/bin/env node
import { NODE_NEEDED, VERSION } from "@rollcall/product";
import { REMOTE_COMMANDS } from "./rollcall/command-words.ts";
import { COMMANDS } from "./rollcall/commands.ts";
import { describeCommands } from "./rollcall/describe-commands.ts";
import { readCommand } from "./rollcall/read-command.ts";

const BAD_INPUT = 2;

/** Prints a sentence, and sets the exit code. */
function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = BAD_INPUT;
}

async function main(): Promise<void> {
  if (NODE_NEEDED !== null && Number.parseInt(process.versions.node, 10) < NODE_NEEDED)
    return refuse(`Rollcall needs Node.js ${NODE_NEEDED} or later; this is ${process.versions.node}.`);
  const request = readCommand(process.argv.slice(2), new Set(COMMANDS.keys()));
  if (request.type === "version") return void process.stdout.write(`${VERSION}\n`);
  if (request.type === "help") return void process.stdout.write(describeCommands());
  if (request.type === "run") {
    const { readAccess } = await import("./remote/read-access.ts");
    const isRemote = REMOTE_COMMANDS.has(request.name) && readAccess(request.args, process.env).type !== "local";
    // A command reads its arguments as if it were a program of its own.
    process.argv.splice(2, Infinity, ...(isRemote ? [request.name] : []), ...request.args);
    // Older versions of Node.js lack it: a static import would fail before the version check above.
    const { enableCompileCache } = await import("node:module");
    enableCompileCache();
    return void (await (isRemote ? import("./remote.ts") : COMMANDS.get(request.name)?.run()));
  }
  const { nearestCommand } = await import("./rollcall/nearest-command.ts");
  const near = nearestCommand(request.word, [...COMMANDS.keys()]);
  refuse(
    near === null
      ? `There is no command ${JSON.stringify(request.word)}. See rollcall help.`
      : `There is no command ${JSON.stringify(request.word)}. Did you mean rollcall ${near}?`,
  );
}

// Not awaited: the bundle's commands import parts of this file, which would wait for them.
void main();
