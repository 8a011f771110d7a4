import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startProgram } from "../engines/programs.ts";
import { ROOT } from "./compose-file.ts";

/** Runs the health check as a container does; returns its code and output. */
async function check(url: string): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = startProgram(process.execPath, [path.join(ROOT, "apps/cli/src/rollcall.ts"), "health", url]);
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, printed };
}

async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`;
}

test("rollcall health: a ready process is healthy", async () => {
  expect(await check(await serve(200, '{"status":"ok"}'))).toEqual({ code: 0, printed: '{"status":"ok"}' });
});

test("rollcall health: one that is not ready says why", async () => {
  const body = '{"status":"unavailable","problems":["Redis is away"]}';
  expect(await check(await serve(503, body))).toEqual({ code: 1, printed: body });
});

test("rollcall health: an unresponsive one is unhealthy", async () => {
  const url = await serve(200, "");
  const { code, printed } = await check(url.replace(/:\d+/, ":9"));
  expect(code).toBe(1);
  expect(printed).toContain("ECONNREFUSED");
});

test("rollcall health: a process that accepts and says no more is unhealthy after four seconds", async () => {
  const server = createTcpServer((socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n{")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { code, printed } = await check(`http://127.0.0.1:${port}/readyz`);
  expect({ code, printed }).toEqual({ code: 1, printed: "{No answer within 4 s\n" });
});

test("rollcall health: what is no URL is refused", async () => {
  const { code, printed } = await check("127.0.0.1:3000");
  expect({ code, printed }).toEqual({
    code: 2,
    printed: '"127.0.0.1:3000" is no URL such as http://127.0.0.1:3000/readyz.\n',
  });
});
