/** What a command wrote: `out` for programs, `note` for people. */
export interface Written {
  readonly out: string;
  readonly note: string;
}

/** A command that can't be done as it was given. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "bad_command" as const;
}
