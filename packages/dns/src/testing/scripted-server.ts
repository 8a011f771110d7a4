import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
// oxlint-disable-next-line no-restricted-imports -- the other end of DNS over TCP, for tests
import { createServer, type AddressInfo, type Server } from "node:net";
import dnsPacket, { type Answer, type DecodedPacket, type Packet } from "dns-packet";

interface Asked {
  readonly name: string;
  readonly type: string;
  readonly over: "udp" | "tcp";
  readonly packet: DecodedPacket;
}

export interface Says {
  readonly rcode?: number;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
  readonly truncated?: boolean;
  /** Alters the reply just before it is sent: another id, another question. */
  readonly forge?: (reply: Packet) => Packet;
}

/** Returns what to send: one reply, several in a row, raw bytes, or null for none. */
export type Script = (asked: Asked) => Says | readonly (Says | Buffer)[] | null | Promise<Says | null>;

export interface ScriptedServer extends AsyncDisposable {
  /** 127.0.0.1:port, the same port on UDP and TCP. */
  readonly address: string;
  readonly asked: readonly Asked[];
}

export const RCODE = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

const TRUNCATED_FLAG = 1 << 9;

/** A DNS server on loopback that answers as the test's script says. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const answer = async (bytes: Buffer, over: Asked["over"]): Promise<Buffer[]> => {
    const packet = dnsPacket.decode(bytes);
    const question = packet.questions?.[0];
    if (question === undefined) return [];
    const one: Asked = { name: question.name.toLowerCase(), type: question.type, over, packet };
    asked.push(one);
    const said = await script(one);
    return [said ?? []].flat().map((says) => (Buffer.isBuffer(says) ? says : encode(packet, says)));
  };

  const { tcp, udp } = await listenOnBoth();
  tcp.on("connection", (socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      void answer(chunk.subarray(2), "tcp").then((replies) => {
        for (const reply of replies) {
          const length = Buffer.alloc(2);
          length.writeUInt16BE(reply.length);
          // In pieces, as networks do.
          socket.write(length.subarray(0, 1));
          socket.write(Buffer.concat([length.subarray(1), reply]));
        }
        return socket.end();
      });
    });
  });
  udp.on("message", (bytes, from) => {
    void answer(bytes, "udp").then((replies) => {
      for (const reply of replies) udp.send(reply, from.port, from.address);
      return replies.length;
    });
  });

  return {
    address: `127.0.0.1:${udp.address().port}`,
    asked,
    async [Symbol.asyncDispose]() {
      udp.close();
      tcp.close();
      await once(tcp, "close");
    },
  };
}

/** Retries, as another process may have the UDP port that the system chose for TCP. */
async function listenOnBoth(): Promise<{ tcp: Server; udp: Socket }> {
  for (;;) {
    const tcp = createServer();
    tcp.listen(0, "127.0.0.1");
    await once(tcp, "listening");
    const udp = createSocket("udp4");
    try {
      udp.bind((tcp.address() as AddressInfo).port, "127.0.0.1");
      await once(udp, "listening");
      return { tcp, udp };
    } catch {
      udp.close();
      tcp.close();
    }
  }
}

function encode(query: DecodedPacket, says: Says): Buffer {
  const reply: Packet = {
    type: "response",
    id: query.id ?? 0,
    flags: (says.rcode ?? 0) | (says.truncated === true ? TRUNCATED_FLAG : 0),
    questions: query.questions ?? [],
    answers: [...(says.answers ?? [])],
    authorities: [...(says.authorities ?? [])],
  };
  return dnsPacket.encode(says.forge?.(reply) ?? reply);
}
