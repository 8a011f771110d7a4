/**
 * Says that a server's suite is left out, and why. In CI that is an error: a real server must never be left out unnoticed.
 */
export function leaveOut(server: string, because: string): void {
  if (process.env["CI"]) throw new Error(`The ${server} suite can't run: ${because}.`);
  process.stderr.write(`\nThe ${server} suite is LEFT OUT: ${because}.\n\n`);
}
