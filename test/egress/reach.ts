import { createServer } from "node:net";
import { greetHost } from "@rollcall/prober";

// `reach.ts listen PORT...` greets on all addresses as a mail server that refuses everybody; `reach.ts HOST PORT [PROXY]` says
// whether that is reached, through a SOCKS5 proxy at port 1080 or directly.

const [first = "", ...rest] = process.argv.slice(2);

if (first === "listen") {
  for (const port of rest) {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("554 5.7.1 here I am\r\n");
    });
    server.on("error", () => undefined).listen(Number(port), "0.0.0.0");
  }
} else {
  const [port, proxy] = rest;
  const abort = new AbortController();
  // Dropped packets are silence.
  const late = setTimeout(() => abort.abort(), 1_500);
  const greeting = await greetHost(
    first,
    Number(port),
    {
      bindAddress: null,
      ...(proxy !== undefined && { proxy: { type: "socks5", host: proxy, port: 1080, login: null } as const }),
      heloName: "verify.example.com",
      mailFrom: "",
    },
    {
      resolveHost: () => Promise.reject(new Error("nobody looks names up")),
      nowMs: () => Date.now(),
      random: () => 0.5,
      signal: abort.signal,
    },
  );
  clearTimeout(late);
  process.stdout.write(greeting.type === "greeted" ? "reached\n" : "not reached\n");
}
