import path from "node:path";

/** What a command wrote: `out` for programs, `note` for people. */
export interface Written {
  readonly out: string;
  readonly note: string;
  /** Exit code; absent: 0. */
  readonly code?: number;
}

/** A command that can't be done as it was given. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "bad_command" as const;
}

/** npm runs scripts in the project's folder; the user means the one they are in. */
export function fromWhereTheUserIs(file: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
}
