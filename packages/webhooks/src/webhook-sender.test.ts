import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createWebhookSender } from "./webhook-sender.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver on loopback; returns its port and what it received. */
async function receiver(status: number, headers: Record<string, string> = {}, answers = true) {
  const received: { readonly method: string | undefined; readonly agent: string | undefined; readonly body: string }[] =
    [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      received.push({ method: request.method, agent: request.headers["user-agent"], body });
      if (answers) response.writeHead(status, headers).end("thanks");
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, received };
}

const allowed = createWebhookSender({ timeoutMs: 5_000, allowPrivateAddresses: true, userAgent: "Rollcall/1" });
const message = (url: string) => ({ url, headers: { "webhook-id": "msg_1" }, body: '{"type":"test"}' });

describe("createWebhookSender", () => {
  test("send: posts the body and returns the status", async () => {
    const { port, received } = await receiver(204);
    expect(await allowed(message(`http://127.0.0.1:${port}/hook`))).toEqual({
      type: "answered",
      status: 204,
      text: expect.any(String),
    });
    expect(received).toEqual([{ method: "POST", agent: "Rollcall/1", body: '{"type":"test"}' }]);
  });

  test("send: keeps the beginning of the answer", async () => {
    const { port } = await receiver(500);
    expect(await allowed(message(`http://127.0.0.1:${port}/`))).toEqual({
      type: "answered",
      status: 500,
      text: "thanks",
    });
    const long = createServer((_, response) => response.writeHead(200).end(`\0${"x".repeat(50_000)}`));
    servers.push(long);
    await new Promise<void>((resolve) => void long.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(long.address() as AddressInfo).port}/`;
    expect(await allowed(message(url))).toMatchObject({ status: 200, text: `\uFFFD${"x".repeat(1_999)}` });
  });

  test("send: follows no redirects", async () => {
    const other = await receiver(200);
    const { port } = await receiver(302, { location: `http://127.0.0.1:${other.port}/` });
    expect(await allowed(message(`http://127.0.0.1:${port}/`))).toEqual({
      type: "answered",
      status: 302,
      text: expect.any(String),
    });
    expect(other.received).toEqual([]);
  });

  test("send: respects its timeout", async () => {
    const { port } = await receiver(200, {}, false);
    const impatient = createWebhookSender({ timeoutMs: 200, allowPrivateAddresses: true, userAgent: "Rollcall/1" });
    expect(await impatient(message(`http://127.0.0.1:${port}/`))).toEqual({
      type: "failed",
      problem: "no answer within 0.2 s",
    });
  });

  test("send: says what went wrong", async () => {
    const { port } = await receiver(200);
    servers.splice(0).forEach((server) => server.close());
    const answer = await allowed(message(`http://127.0.0.1:${port}/`));
    expect(answer).toMatchObject({ type: "failed", problem: expect.stringContaining("ECONNREFUSED") });
  });

  test.each(["127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"])(
    "send: never connects to %s by itself",
    async (host) => {
      const { port, received } = await receiver(200);
      const strict = createWebhookSender({ timeoutMs: 1_000, allowPrivateAddresses: false, userAgent: "Rollcall/1" });
      const answer = await strict(message(`http://${host}:${port}/`));
      expect(answer).toMatchObject({
        type: "failed",
        problem: expect.stringContaining("private, loopback or reserved"),
      });
      expect(received).toEqual([]);
    },
  );

  test("send: a name is looked up once and the socket goes to what was checked, so rebinding leads nowhere", async () => {
    const { port, received } = await receiver(200);
    let lookups = 0;
    const rebinding = createWebhookSender({
      timeoutMs: 300,
      allowPrivateAddresses: false,
      userAgent: "Rollcall/1",
      // The checked lookup is the one used; a second one is never made.
      lookup: async () => {
        lookups += 1;
        return [{ address: lookups === 1 ? "127.0.0.1" : "8.8.8.8", family: 4 }];
      },
    });
    expect(await rebinding(message(`http://rebinding.example:${port}/`))).toMatchObject({
      type: "failed",
      problem: expect.stringContaining("rebinding.example is at a private"),
    });
    expect(lookups).toBe(1);
    expect(received).toEqual([]);
  });

  test("send: of a name's addresses only the public ones count", async () => {
    const { port } = await receiver(200);
    const strict = createWebhookSender({
      timeoutMs: 300,
      allowPrivateAddresses: false,
      userAgent: "Rollcall/1",
      lookup: async () => [
        { address: "10.1.2.3", family: 4 },
        { address: "::1", family: 6 },
      ],
    });
    expect(await strict(message(`http://inside.example:${port}/`))).toMatchObject({ type: "failed" });
  });
});
