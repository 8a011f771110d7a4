/** What a command's exit code means, whichever command it is. In the help, and in docs/cli.md. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [0, "done, and nothing is missing"],
  [1, "done in part (addresses without an answer, rejected entries, findings), or failed"],
  [2, "nothing was done: invalid command, option, file or setting, or the server refused it"],
  [130, "interrupted by Ctrl-C or SIGTERM; the same command continues"],
];
