import { SETTINGS_EXAMPLE } from "@rollcall/product";
import { COMMANDS } from "./commands.ts";

/** The help of `rollcall`. */
export function describeCommands(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  const lines = [...COMMANDS].map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}\n`);
  return `Rollcall: verify e-mail addresses at their own mail servers, without sending a message.

  rollcall COMMAND --help   what a command does, and its options
  rollcall --version        the version

${lines.join("")}
Settings come from the environment and from .env in the working directory. All of them:
${SETTINGS_EXAMPLE}
`;
}
