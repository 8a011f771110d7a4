import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Starts the world's process; `line` reads its output. */
function startProcess(...options: string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("main.ts", import.meta.url)), ...options], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<unknown> => JSON.parse((await lines.next()).value ?? "null");
  const say = (control: unknown) => child.stdin.write(`${JSON.stringify(control)}\n`);
  return { child, line, say };
}

describe("main", () => {
  it("main: prints its addresses, executes commands and stops when its input ends", async () => {
    const { child, line, say } = startProcess("--world", "demo");
    expect(await line()).toEqual({
      dnsServer: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      smtpPort: expect.any(Number),
    });
    say({ type: "stats" });
    expect(await line()).toMatchObject({ sessions: 0, recipients: 0 });
    say({ type: "setDown", key: "google", down: true });
    expect(await line()).toEqual({ done: "setDown" });
    say({ type: "setDown", key: "nobody", down: true });
    expect(await line()).toEqual({ error: expect.stringContaining("nobody") });
    say({ type: "record", key: "google" });
    expect(await line()).toBeNull();
    child.stdin.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("main: stops on SIGTERM", async () => {
    const { child, line } = startProcess("--world", "bench", "--domains", "1000");
    await line();
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
