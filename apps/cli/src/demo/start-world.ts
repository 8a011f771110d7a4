import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { COMMAND_FILE } from "@rollcall/product";

/** The simulated mail world, in its own process. */
export interface DemoWorld {
  /** `address:port` */
  readonly dnsServer: string;
  readonly smtpPort: number;
  stop(): Promise<void>;
}

/** Starts the demo's world; it ends with this process, however that ends. */
export async function startWorld(): Promise<DemoWorld> {
  // Its stdin closes when this process ends, and the world stops.
  const child = spawn(process.execPath, [COMMAND_FILE, "mailworld", "--world", "demo"], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => Promise.reject(new Error("The simulated mail world did not start."))),
  ])) as [string];
  const { dnsServer, smtpPort } = JSON.parse(first) as { dnsServer: string; smtpPort: number };
  return {
    dnsServer,
    smtpPort,
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
