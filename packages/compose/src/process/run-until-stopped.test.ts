import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("../testing/stoppable.ts", import.meta.url));

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  /** Resolves when the line was printed. */
  said(line: string): Promise<void>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(command, args, { env: { PATH: process.env["PATH"], ...environment } });
  const output = { stdout: "", stderr: "" };
  const linesOf = (text: string): string[] => text.split("\n").filter(Boolean);
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  return {
    child,
    get lines() {
      return linesOf(output.stdout);
    },
    get errors() {
      return linesOf(output.stderr);
    },
    ended: once(child, "close").then(([code]) => code as number | null),
    async said(line) {
      while (!linesOf(output.stdout).includes(line)) await once(child.stdout, "data");
    },
  };
}

const program = (kind: string, environment: Readonly<Record<string, string>> = {}): Running =>
  run(process.execPath, [PROGRAM, kind], environment);

const STOPPING = "Stopping: ending open sessions, keeping open work …";

describe("runUntilStopped", { concurrent: true }, () => {
  test("runUntilStopped: a program that ends returns its code, and shutdown steps run in reverse order", async () => {
    const running = program("ends");
    expect(await running.ended).toBe(3);
    expect(running.lines).toEqual(["stop second", "stop first"]);
    expect(running.errors).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const)(
    "runUntilStopped: %s stops all of it, with code 0",
    async (signal) => {
      const running = program("runs");
      await running.said("running");
      running.child.kill(signal);
      expect(await running.ended).toBe(0);
      expect(running.lines).toEqual(["running", "stop second", "stop first"]);
      expect(running.errors).toEqual([STOPPING]);
    },
  );

  test("runUntilStopped: stopped during startup, it starts nothing more, and shuts down the rest", async () => {
    const running = program("starts slowly");
    await running.said("starting");
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(130);
    expect(running.lines).toEqual(["starting", "stop third", "stop second", "stop first"]);
    expect(running.errors).toEqual([STOPPING]);
  });

  test("runUntilStopped: a stopped program may print its last output, and choose its code", async () => {
    const running = program("says last words");
    await running.said("running");
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(130);
    expect(running.lines).toEqual(["running", "last words", "stop second", "stop first"]);
  });

  test("runUntilStopped: a failure is printed in a sentence, and started parts are shut down", async () => {
    const running = program("fails");
    expect(await running.ended).toBe(1);
    expect(running.lines).toEqual(["stop second", "stop first"]);
    expect(running.errors[0]).toBe("Unexpected error: the disk is made of cheese");
    expect(running.errors.join("\n")).not.toMatch(/\bat .*:\d+/);
  });

  test("runUntilStopped: an unhandled rejection ends it too, in a sentence", async () => {
    const running = program("breaks");
    expect(await running.ended).toBe(1);
    expect(running.errors[0]).toBe("Unexpected error: nobody awaited this");
  });

  test("runUntilStopped: a failing shutdown step doesn't prevent the others", async () => {
    const running = program("stops badly");
    await running.said("running");
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(0);
    expect(running.lines).toEqual(["running", "stop bad", "stop second", "stop first"]);
  });

  test("runUntilStopped: a second Ctrl-C ends a hanging shutdown", async () => {
    const running = program("hangs");
    await running.said("running");
    running.child.kill("SIGINT");
    await running.said("stop hanging");
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(130);
  });

  test("runUntilStopped: under npm it stops when the shell in between is gone", async () => {
    const shell = run("sh", ["-c", `"${process.execPath}" "${PROGRAM}" runs; true`], { npm_lifecycle_event: "start" });
    await shell.said("running");
    shell.child.kill("SIGTERM");
    // The pipes close when the program ends, too.
    await shell.ended;
    expect(shell.lines).toEqual(["running", "stop second", "stop first"]);
  });
});
