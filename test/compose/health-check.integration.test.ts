import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startProgram } from "../engines/programs.ts";
import { ROOT } from "./compose-file.ts";

/** Runs the health check as a container does; returns its code and output. */
async function check(url: string): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = startProgram(process.execPath, [path.join(ROOT, "ops/health-check.mjs"), url]);
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

test("health-check: a ready process is healthy", async () => {
  expect(await check(await serve(200, '{"status":"ok"}'))).toEqual({ code: 0, printed: '{"status":"ok"}' });
});

test("health-check: one that is not ready says why", async () => {
  const body = '{"status":"unavailable","problems":["Redis is away"]}';
  expect(await check(await serve(503, body))).toEqual({ code: 1, printed: body });
});

test("health-check: an unresponsive one is unhealthy", async () => {
  const url = await serve(200, "");
  const { code, printed } = await check(url.replace(/:\d+/, ":9"));
  expect(code).toBe(1);
  expect(printed).toContain("ECONNREFUSED");
});
