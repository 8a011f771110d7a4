import { SETTINGS_EXAMPLE } from "@rollcall/product";
import { REMOTE_COMMANDS } from "./command-words.ts";
import { COMMANDS } from "./commands.ts";
import { EXIT_CODES } from "./exit-codes.ts";

/** The help of `rollcall`. */
export function describeCommands(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  const lines = [...COMMANDS].map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}\n`);
  const codes = EXIT_CODES.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}\n`).join("");
  return `Rollcall: verify e-mail addresses at their own mail servers, without sending a message.

  rollcall COMMAND --help   what a command does, and its options
  rollcall --version        the version

${lines.join("")}
${[...REMOTE_COMMANDS].join(", ")} also work with a remote server:
  --server URL --key KEY   or ROLLCALL_SERVER and ROLLCALL_KEY (a key in the environment is seen by
                           no other user of the machine)

Exit codes:
${codes}
Settings come from the environment and from .env in the working directory. All of them:
${SETTINGS_EXAMPLE}
`;
}
