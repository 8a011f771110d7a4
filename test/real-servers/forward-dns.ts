import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";

/** Limit of pending queries. */
const OPEN_LIMIT = 1_000;

/**
 * Forwards DNS queries from `address`, port 53, to a server at 127.0.0.1: the system's resolver supports no other port.
 */
export async function forwardDns(address: string, toPort: number): Promise<{ stop(): Promise<void> }> {
  const front = createSocket("udp4");
  const back = createSocket("udp4");
  const asking = new Map<number, RemoteInfo>();
  front.on("message", (query, from) => {
    if (query.length < 2 || asking.size >= OPEN_LIMIT) return;
    asking.set(query.readUInt16BE(0), from);
    back.send(query, toPort, "127.0.0.1");
  });
  back.on("message", (answer) => {
    const id = answer.readUInt16BE(0);
    const from = asking.get(id);
    asking.delete(id);
    if (from) front.send(answer, from.port, from.address);
  });
  front.bind(53, address);
  await once(front, "listening");
  return {
    async stop() {
      const closed = [once(front, "close"), once(back, "close")];
      front.close();
      back.close();
      await Promise.all(closed);
    },
  };
}
