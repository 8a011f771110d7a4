import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
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

/** The project's folder, or an unpacked package. */
const PRODUCT = process.env["ROLLCALL_IMAGE"] ?? ROOT;

/** The file that the image has as the command `rollcall`. */
function commandFile(): string {
  const { bin } = JSON.parse(readFileSync(path.join(PRODUCT, "package.json"), "utf8")) as { bin: { rollcall: string } };
  return path.join(PRODUCT, bin.rollcall);
}

/** Starts a service like its container: the same command, in the product's folder, with its variables and no others. */
export function startService(service: ComposeService, replacements: Replacements): RunningService {
  const replace = (text: string): string =>
    Object.entries(replacements).reduce((replaced, [from, to]) => replaced.replaceAll(from, to), text);
  const [program, ...args] = service.command.map(replace);
  if (program !== "rollcall") throw new Error(`A service that runs ${program}, which only its container has`);
  const entries = Object.entries(service.environment ?? {}).map(([name, value]) => [name, replace(value)]);
  const child = spawn(process.execPath, [commandFile(), ...args], {
    cwd: PRODUCT,
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
