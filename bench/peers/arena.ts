import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runs } from "./build-peers.ts";
import type { Job, Measured } from "./job.ts";

const ARENA = fileURLToPath(new URL("arena-process.ts", import.meta.url));
const UNSHARE = ["--mount", "--net"];

/** Why a private namespace can't be had here; null if it can. */
export function whyNotApart(): string | null {
  if (process.platform !== "linux") return "this system has no network namespaces";
  if (!runs("unshare")) return "unshare (util-linux) is not installed";
  if (!runs("ip", ["-V"])) return "ip (iproute2) is not installed";
  const isAllowed = runs("unshare", [...UNSHARE, "--", "ip", "link", "set", "lo", "up"]);
  return isAllowed
    ? null
    : "this user may not make network and mount namespaces (root may, where the machine permits it)";
}

/** One measurement in processes, ports and a namespace that are gone afterwards. */
export async function measureApart(job: Job): Promise<Measured> {
  const argument = JSON.stringify(job);
  const child = job.isApart
    ? fork(ARENA, [argument], { execPath: "unshare", execArgv: [...UNSHARE, "--", process.execPath] })
    : fork(ARENA, [argument]);
  const ended = once(child, "exit").then((): [Measured] => [
    { type: "failed", why: "its process ended without a result" },
  ]);
  const [result] = (await Promise.race([once(child, "message"), ended])) as [Measured];
  return result;
}
