import { COMMAND_WORDS, EVERYWHERE, REMOTE_COMMANDS, REMOTE_OPTIONS } from "../rollcall/command-words.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as the shells complete it. */
export interface CompletedCommand {
  readonly name: string;
  readonly about: string;
}

/** The words that may follow a command. */
function wordsOf(name: string): readonly string[] {
  return [...(COMMAND_WORDS[name] ?? []), ...(REMOTE_COMMANDS.has(name) ? REMOTE_OPTIONS : []), ...EVERYWHERE];
}

/** What completes `rollcall` in a shell: its commands, their words, and files. */
export function shellScript(shell: Shell, commands: readonly CompletedCommand[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function cases(commands: readonly CompletedCommand[], one: (words: string) => string): string {
  return commands.map(({ name }) => `    ${name}) ${one(wordsOf(name).join(" "))} ;;\n`).join("");
}

function bash(commands: readonly CompletedCommand[]): string {
  return `# source <(rollcall completion bash)
_rollcall() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} help" -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases(commands, (words) => `words="${words}"`)}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _rollcall rollcall
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  return `#compdef rollcall
# source <(rollcall completion zsh), after compinit
_rollcall() {
  if (( CURRENT == 2 )); then
    compadd -- ${commands.map(({ name }) => name).join(" ")} help
    return
  fi
  case $words[2] in
${cases(commands, (words) => `compadd -- ${words}`)}  esac
  _files
}
compdef _rollcall rollcall
`;
}

/** In single quotes of fish. */
const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

function fish(commands: readonly CompletedCommand[]): string {
  const first = commands.map(
    ({ name, about }) => `complete -c rollcall -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}\n`,
  );
  const further = commands.flatMap(({ name }) =>
    wordsOf(name).map((word) => {
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c rollcall -n '__fish_seen_subcommand_from ${name}' ${what}\n`;
    }),
  );
  return `# rollcall completion fish > ~/.config/fish/completions/rollcall.fish
${first.join("")}${further.join("")}`;
}
