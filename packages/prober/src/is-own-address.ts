import { createServer } from "node:net";

/** Whether a session can be bound to this address: it is one of this machine's. */
export async function isOwnAddress(address: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: address, port: 0, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
