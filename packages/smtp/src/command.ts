/**
 * Every command that Rollcall can send. There is no DATA or BDAT, so no message can ever be sent, and no VRFY or EXPN,
 * which servers treat as harvesting (RFC 5321 §7.3).
 */
export type Command =
  | { readonly verb: "EHLO" | "HELO"; readonly domain: string }
  | { readonly verb: "STARTTLS" | "RSET" | "QUIT" }
  | { readonly verb: "MAIL"; readonly reversePath: string; readonly smtpUtf8: boolean }
  | { readonly verb: "RCPT"; readonly forwardPath: string };

export type Verb = Command["verb"];

/** Octets of a command line, CRLF included (RFC 5321 §4.5.3.1.4), without extension parameters. */
export const COMMAND_LIMIT_OCTETS = 512;

/** Octets of a path, angle brackets included (RFC 5321 §4.5.3.1.3). */
const PATH_LIMIT_OCTETS = 256;

/**
 * A command that must not be sent: it would break out of its line or exceed what servers must accept. A bug of ours.
 */
export class UnsayableCommandError extends Error {
  readonly code = "unsayable_command" as const;
  override readonly name = "UnsayableCommandError";
}

const utf8 = new TextEncoder();
const HELO_NAME = /^[A-Za-z0-9.:_[\]-]{1,255}$/;

/** A local part as a dot-string or quoted string (RFC 5321 §4.1.2; RFC 6531 §3.3 adds the non-ASCII), and a domain or literal. */
const MAILBOX =
  // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
  /^(?:[^\u0000-\u0020\u007F"(),:;<>@[\\\]]+|"(?:[^\u0000-\u001F\u007F"\\]|\\[\u0020-\u007E])*")@(?:[^\u0000-\u0020\u007F"(),:;<>@[\\\]]+|\[[A-Za-z0-9.:-]+\])$/u;

/** Whether a mailbox can be written in MAIL and RCPT: it can't break out of the angle brackets and is not too long. */
export function isSayable(mailbox: string): boolean {
  return MAILBOX.test(mailbox) && utf8.encode(mailbox).length + 2 <= PATH_LIMIT_OCTETS;
}

/** Formats the command without CRLF. Throws UnsayableCommandError. */
export function commandLine(command: Command): string {
  switch (command.verb) {
    case "EHLO":
    case "HELO":
      if (!HELO_NAME.test(command.domain)) throw new UnsayableCommandError(`Cannot say ${command.verb} as given`);
      return `${command.verb} ${command.domain}`;
    case "MAIL":
      if (command.reversePath !== "" && !isSayable(command.reversePath))
        throw new UnsayableCommandError("Cannot name this reverse-path");
      return `MAIL FROM:<${command.reversePath}>${command.smtpUtf8 ? " SMTPUTF8" : ""}`;
    case "RCPT":
      if (!isSayable(command.forwardPath)) throw new UnsayableCommandError("Cannot name this forward-path");
      return `RCPT TO:<${command.forwardPath}>`;
    case "STARTTLS":
    case "RSET":
    case "QUIT":
      return command.verb;
    default:
      return command satisfies never;
  }
}

/** Encodes commands, each with CRLF. Throws UnsayableCommandError. */
export function encodeCommands(commands: readonly Command[]): Uint8Array {
  return utf8.encode(commands.map((command) => `${commandLine(command)}\r\n`).join(""));
}
