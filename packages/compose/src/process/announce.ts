import { createLogger } from "@rollcall/telemetry";

/**
 * Says on stdout that a service has begun, whatever LOG_LEVEL: `text` on a terminal, else `words` with `fields` as a JSON line,
 * as in its log.
 */
export function announce(text: string, words: string, fields: object = {}): void {
  if (process.stdout.isTTY) process.stdout.write(text);
  else createLogger("info", 1).info(fields, words);
}
