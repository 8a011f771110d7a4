import { request } from "node:http";
import { isIP, type Socket } from "node:net";
import { brokenProxy, connectTrouble, type EgressProxy, type ProxyTrouble } from "@rollcall/smtp";
import type { Target } from "./dial.ts";

/** Asks an HTTP proxy by CONNECT (RFC 9110 §9.3.6) on an open connection for one to the target; null: it is there. */
export async function askConnect(
  { host, port, login }: EgressProxy,
  { address, port: targetPort }: Target,
  socket: Socket,
): Promise<ProxyTrouble | null> {
  const authority = `${isIP(address) === 6 ? `[${address}]` : address}:${targetPort}`;
  const { promise, resolve } = Promise.withResolvers<ProxyTrouble | null>();
  const asked = request({
    method: "CONNECT",
    host,
    port,
    path: authority,
    headers: { Host: authority, ...(login === null ? {} : { "Proxy-Authorization": basic(login) }) },
    // Without an agent, which would open a connection of its own.
    createConnection: () => socket,
  });
  asked.once("connect", ({ statusCode = 0 }, _, head) => {
    if (statusCode < 200 || statusCode > 299) return resolve(connectTrouble(statusCode));
    // The mail server may have greeted already.
    if (head.length > 0) socket.unshift(head);
    resolve(null);
  });
  asked.on("error", (error: NodeJS.ErrnoException) =>
    resolve(brokenProxy(error.code?.startsWith("HPE_") === true ? "it does not speak HTTP" : "it hung up")),
  );
  asked.end();
  return await promise;
}

const basic = ({ user, password }: NonNullable<EgressProxy["login"]>): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
