import { once } from "node:events";
import { connect } from "node:net";

/** Flushes the Redis database of a URL. */
export async function flushRedis(url: string): Promise<void> {
  const { hostname, port, pathname, username, password } = new URL(url);
  const socket = connect(Number(port || 6379), hostname);
  const words = [
    ...(password ? [`AUTH ${username || "default"} ${decodeURIComponent(password)}`] : []),
    `SELECT ${pathname.slice(1) || 0}`,
    "FLUSHDB",
    "QUIT",
  ];
  socket.write(`${words.join("\r\n")}\r\n`);
  socket.resume();
  await once(socket, "close");
}
