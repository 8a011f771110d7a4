import type { Socket } from "node:net";
import { brokenProxy, type EgressProxy, type ProberPorts, proxyName, type ProxyTrouble } from "@rollcall/smtp";
import { dial, type Opened, type Target } from "./dial.ts";
import { askConnect } from "./ask-connect.ts";
import { askSocks } from "./ask-socks.ts";
import { onAbort } from "./on-abort.ts";

/** Opens a connection through a proxy within `limitMs`, both hops together. Tells the proxy's own trouble from the mail server's. */
export async function openThroughProxy(
  proxy: EgressProxy,
  target: Target,
  limitMs: number,
  ports: ProberPorts,
): Promise<Opened> {
  const beganMs = ports.nowMs();
  const hop = await dial({ host: proxy.host, port: proxy.port, bindAddress: null }, limitMs, ports);
  if (hop.type === "aborted") return hop;
  if (hop.type === "failed") return failed(proxy, target, brokenProxy(hop.detail));
  const { socket } = hop;
  const leftMs = Math.max(1, limitMs - (ports.nowMs() - beganMs));
  const trouble = await within(leftMs, ports, ask(proxy, target, socket, leftMs));
  if (trouble === null) return { type: "opened", socket };
  socket.destroy();
  if (trouble === "aborted") return { type: "aborted" };
  if (trouble !== "late") return failed(proxy, target, trouble);
  // A SOCKS5 proxy answers the greeting by itself; one that has not even done that is hanging.
  const isMute = proxy.type === "socks5" && socket.bytesRead === 0;
  const words = `no answer in ${limitMs} ms`;
  return failed(proxy, target, isMute ? brokenProxy(words) : { whose: "site", failure: "timeout", words });
}

async function ask(proxy: EgressProxy, target: Target, socket: Socket, limitMs: number): Promise<ProxyTrouble | null> {
  return proxy.type === "socks5"
    ? await askSocks(proxy, target, socket, limitMs)
    : await askConnect(proxy, target, socket);
}

function failed(proxy: EgressProxy, { address, port }: Target, trouble: ProxyTrouble): Opened {
  const { whose, words } = trouble;
  if (whose === "site")
    return { type: "failed", failure: trouble.failure, detail: `${address}:${port} ${words}, by ${proxyName(proxy)}` };
  return { type: "egress_failed", detail: `The proxy ${proxyName(proxy)}: ${words}`, isCertain: trouble.isCertain };
}

/** The answer of a proxy, unless time runs out or the caller aborts first. */
async function within<T>(
  limitMs: number,
  { signal }: ProberPorts,
  answer: Promise<T>,
): Promise<T | "late" | "aborted"> {
  const over = Promise.withResolvers<"late" | "aborted">();
  const timer = setTimeout(() => over.resolve("late"), limitMs);
  const unlisten = onAbort(signal, () => over.resolve("aborted"));
  if (signal?.aborted === true) over.resolve("aborted");
  try {
    return await Promise.race([answer, over.promise]);
  } finally {
    clearTimeout(timer);
    unlisten();
  }
}
