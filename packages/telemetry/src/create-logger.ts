import { destination, type DestinationStream, type Logger, pino } from "pino";
import { redactAddresses } from "./redact-addresses.ts";

export type { Logger } from "pino";

/** pino's number for `info`: lines below it are for whoever hunts a fault, and keep the words of servers as they are. */
const INFO = 30;

/**
 * The logger of a process: JSON lines, to a file descriptor (1 stdout, 2 stderr) or a stream. No line of level info or above
 * holds an e-mail address, whatever was given to it: an error's message, a server's words.
 */
export function createLogger(level: string, to: 1 | 2 | DestinationStream): Logger {
  const options = { level, hooks: { streamWrite: (line: string) => (isPublic(line) ? redactAddresses(line) : line) } };
  return pino(options, typeof to === "number" ? destination(to) : to);
}

function isPublic(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined || Number(level) >= INFO;
}
