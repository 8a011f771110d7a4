import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type ComposeService, ROOT } from "./compose-file.ts";

/** Compose's host names and ports, and their replacements here. */
export type Replacements = Readonly<Record<string, string>>;

export interface RunningService {
  readonly child: ChildProcess;
  /** Its output, both streams. */
  output(): string;
  /** Resolves when its output matches; rejects when it ends before. */
  said(pattern: RegExp): Promise<void>;
  /** Its exit code after SIGTERM. */
  stop(): Promise<number | null>;
}

/** Starts a service like its container: the same command, in the project's folder, with its variables and no others. */
export function startService(service: ComposeService, replacements: Replacements): RunningService {
  const replace = (text: string): string =>
    Object.entries(replacements).reduce((replaced, [from, to]) => replaced.replaceAll(from, to), text);
  const [program, ...args] = service.command.map(replace);
  if (program !== "node") throw new Error(`A service that runs ${program}, which only its container has`);
  const entries = Object.entries(service.environment ?? {}).map(([name, value]) => [name, replace(value)]);
  const child = spawn(process.execPath, args, {
    cwd: process.env["ROLLCALL_IMAGE"] ?? ROOT,
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...(Object.fromEntries(entries) as object) },
    stdio: [service.stdin_open === true ? "pipe" : "ignore", "pipe", "pipe"],
  });
  let output = "";
  const take = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    async said(pattern) {
      while (!pattern.test(output)) {
        const more = Promise.race([once(child.stdout!, "data"), once(child.stderr!, "data")]).then(() => "more");
        if ((await Promise.race([more, ended.then(() => "ended")])) === "ended" && !pattern.test(output))
          throw new Error(`It ended without ${pattern}:\n${output}`);
      }
    },
    async stop() {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}
