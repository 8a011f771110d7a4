import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { memoryMb } from "./process-cost.ts";

/** Flags of the product: see `start` in package.json, and the Dockerfile. */
const NODE_FLAGS = ["--max-semi-space-size=4"];

const SERVE = fileURLToPath(new URL("serve.ts", import.meta.url));

/** An ingest server in its own process. */
export interface ServerProcess {
  readonly url: string;
  /** The Cookie header of a session. */
  readonly cookie: string;
  /** Peak memory (VmHWM of proc(5)) in MB; NaN if the system does not report it. */
  peakMegabytes(): Promise<number>;
  stop(): Promise<void>;
}

export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const child = fork(SERVE, [databaseUrl], { execArgv: NODE_FLAGS });
  const [{ url, cookie }] = (await once(child, "message")) as [Pick<ServerProcess, "url" | "cookie">];
  return {
    url,
    cookie,
    async peakMegabytes() {
      return await memoryMb(child.pid ?? 0, "VmHWM");
    },
    async stop() {
      const exited = once(child, "exit");
      child.send("stop");
      await exited;
    },
  };
}
