import { once } from "node:events";
import { chmod, mkdir } from "node:fs/promises";
import { startProgram } from "../../engines/programs.ts";
import { whenWeAreGone } from "../leash.ts";
import { untilListening } from "../listening.ts";

/** Starts postgrey as a policy service at `host:port` that defers new triplets for `delaySeconds`. */
export async function startPostgrey(
  at: string,
  folder: string,
  delaySeconds: number,
): Promise<{ stop(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  const options = [`--inet=${at}`, `--delay=${delaySeconds}`, `--dbdir=${folder}`, "--user=nobody", "--group=nogroup"];
  const server = startProgram("postgrey", [...options, `--pidfile=${folder}/pid`], { stdio: "ignore" });
  const closed = once(server, "close");
  const letGo = whenWeAreGone(`kill ${server.pid}`);
  const [host = "", port] = at.split(":");
  await untilListening(host, Number(port));
  return {
    async stop() {
      letGo();
      server.kill("SIGTERM");
      await closed;
    },
  };
}
