import { destination, type DestinationStream, type Logger, pino } from "pino";
import { redactAddresses } from "./redact-addresses.ts";

export type { Logger } from "pino";

/** pino's level `info`: lines below it are for debugging and keep servers' words unredacted. */
const INFO = 30;

/**
 * A process's logger: JSON lines, to a file descriptor (1 stdout, 2 stderr) or a stream. Lines of level info or above
 * never contain an e-mail address: error messages and servers' words are redacted.
 */
export function createLogger(level: string, to: 1 | 2 | DestinationStream): Logger {
  const options = { level, hooks: { streamWrite: (line: string) => (isPublic(line) ? redactAddresses(line) : line) } };
  return pino(options, typeof to === "number" ? destination(to) : to);
}

function isPublic(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined || Number(level) >= INFO;
}
