/** `2026-11-29 15:11:26.398 UTC [123] FATAL:  could not write …` */
const SEVERE = /\b(?:PANIC|FATAL):\s+(.+)$/u;
const ANY = /\b(?:ERROR|WARNING|LOG|HINT):\s+(.+)$/u;

/**
 * Why PostgreSQL ended, from what it printed: its last PANIC or FATAL, and where there is none, its last line. Empty where
 * it printed nothing.
 */
export function serverComplaint(printed: string): string {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  const severe = lines.findLast((line) => SEVERE.test(line));
  const told = severe ?? lines.at(-1) ?? "";
  return (SEVERE.exec(told)?.[1] ?? ANY.exec(told)?.[1] ?? told).trim();
}
