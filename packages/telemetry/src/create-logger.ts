import { destination, type DestinationStream, type Logger, pino, stdSerializers } from "pino";

export type { Logger } from "pino";

/** pino's level `info`: lines below it are for debugging and keep servers' words unredacted. */
const INFO = 30;

/**
 * A process's logger: JSON lines, to a file descriptor (1 stdout, 2 stderr) or a stream. Lines of level info or above
 * never contain an e-mail address: error messages and servers' words are redacted.
 */
export function createLogger(level: string, to: 1 | 2 | DestinationStream): Logger {
  const options = {
    level,
    serializers: { err: describeError },
    hooks: { streamWrite: (line: string) => (isPublic(line) ? redactAddresses(line) : line) },
  };
  return pino(options, typeof to === "number" ? destination(to) : to);
}

/** Without the command that Redis refused: it may be a script of pages, and has the values that were to be stored. */
function describeError(error: Error): object {
  const { command: _, ...described } = stdSerializers.err(error) as ReturnType<typeof stdSerializers.err> & {
    readonly command?: unknown;
  };
  return described;
}

function isPublic(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined || Number(level) >= INFO;
}

/**
 * Local parts, quoted ones too, before a domain with a dot or an address literal. In JSON a quote is \", so a quoted
 * local part ends with that. All quantifiers are bounded for linear time (RFC 5321 §4.5.3.1.1: 64 octets; some write
 * more. RFC 1035 §2.3.4: labels of 63, names of 255).
 */
const ADDRESS =
  /(?:\\"(?:[^"\\@]|\\\\[^"]){1,80}\\"|[^\s"<>()[\],;:\\/@]{1,128})@(?=[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,255}\.){1,127}[\p{L}\p{N}-]{0,255}\p{L}|\[)/gu;

/** Replaces the local part of every e-mail address by `***`. Domains stay: operators look for them. */
export function redactAddresses(text: string): string {
  return text.includes("@") ? text.replaceAll(ADDRESS, "***@") : text;
}
