import { SHELLS, shellScript } from "./completion/shell-script.ts";
import { COMMANDS } from "./rollcall/commands.ts";

const HELP = `Print what completes rollcall in a shell: commands, their words and options, and files.

  source <(rollcall completion bash)                                     in ~/.bashrc
  source <(rollcall completion zsh)                                      in ~/.zshrc, after compinit
  rollcall completion fish > ~/.config/fish/completions/rollcall.fish
`;

const BAD_INPUT = 2;

const [word] = process.argv.slice(2);
const shell = SHELLS.find((one) => one === word);
if (shell !== undefined) {
  process.stdout.write(
    shellScript(
      shell,
      [...COMMANDS].map(([name, { about }]) => ({ name, about })),
    ),
  );
} else {
  process.stdout.write(HELP);
  process.exitCode = word === "--help" || word === "-h" ? 0 : BAD_INPUT;
}
