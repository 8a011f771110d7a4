import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import getPort from "get-port";
import type { EgressProxy } from "@rollcall/smtp";
import { startProgram } from "../engines/programs.ts";
import { whenWeAreGone } from "../real-servers/leash.ts";
import { untilListening } from "../real-servers/listening.ts";

/** A proxy of Debian's on loopback. */
export interface RunningProxy {
  readonly proxy: EgressProxy;
  /** What it said so far. */
  readonly said: () => string;
  stop(): Promise<void>;
}

export const PROXY_PROGRAMS = ["microsocks", "danted", "tinyproxy"] as const;
export type ProxyProgram = (typeof PROXY_PROGRAMS)[number];

const HOST = "127.0.0.1";
const LOGIN = { user: "probe", password: "loopback-only" };

/** Starts a proxy, at a free port unless one is given; connections of its own come from `source`, an address on loopback. */
export async function startProxy(program: ProxyProgram, source: string, at?: number): Promise<RunningProxy> {
  const port = at ?? (await getPort({ host: HOST }));
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-proxy-"));
  const file = path.join(folder, "proxy.conf");
  await writeFile(file, CONFIGS[program](port, source));
  const args = {
    microsocks: ["-i", HOST, "-p", String(port), "-u", LOGIN.user, "-P", LOGIN.password, "-b", source],
    danted: ["-f", file],
    tinyproxy: ["-d", "-c", file],
  }[program];
  const child = startProgram(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  }
  const closed = once(child, "close");
  const letGo = whenWeAreGone(`kill ${child.pid}`);
  await Promise.race([untilListening(HOST, port), closed.then(() => Promise.reject(new Error(said)))]);
  const type = program === "tinyproxy" ? "http" : "socks5";
  return {
    proxy: { type, host: HOST, port, login: program === "danted" ? null : LOGIN },
    said: () => said,
    async stop() {
      letGo();
      child.kill("SIGTERM");
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Dante knows users of the system alone: this one has none. The blocked address stands for what rules forbid. */
export const FORBIDDEN = "127.0.7.7";

const CONFIGS: Readonly<Record<ProxyProgram, (port: number, source: string) => string>> = {
  microsocks: () => "",
  danted: (port, source) => `
logoutput: stderr
internal: ${HOST} port = ${port}
external: ${source}
user.privileged: ${userInfo().username}
user.unprivileged: ${userInfo().username}
clientmethod: none
socksmethod: none
client pass { from: ${HOST}/32 to: 0.0.0.0/0 }
socks block { from: 0.0.0.0/0 to: ${FORBIDDEN}/32 command: connect }
socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 command: connect }
`,
  tinyproxy: (port, source) => `
Port ${port}
Listen ${HOST}
Bind ${source}
Timeout 60
MaxClients 500
LogLevel Warning
BasicAuth ${LOGIN.user} ${LOGIN.password}
`,
};
