import { once } from "node:events";
import { get } from "node:http";
import { createKey } from "@rollcall/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startIngest, type TestIngest } from "../../apps/ingest/src/testing/start-ingest.ts";
import { until } from "../cli/command.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { withEngines } from "../engines/with-engines.ts";
import { type ProxyName, startProxy, type StartedProxy } from "./start-proxy.ts";
import { ask, open } from "./through-proxy.ts";

// The examples of ops/proxy, in the real programs, before a real ingest.

const ROW = `anna@example.com,${"x".repeat(16_000)}\n`;
const BLOCK_ROWS = 64;
const BLOCK = Buffer.from(ROW.repeat(BLOCK_ROWS));
/** Of a megabyte each. */
const BLOCKS = 200;
const FILE = { "content-type": "text/csv" };

const NAMES: readonly ProxyName[] = ["nginx", "haproxy", "caddy"];
for (const name of NAMES) withEngines(name)(`ops/proxy, ${name}`, () => passesEverything(name));

/** What a proxy must pass, whichever it is. */
function passesEverything(name: ProxyName): void {
  let ingest: TestIngest;
  let proxy: StartedProxy;
  let key: string;
  beforeAll(async () => {
    const settings = {
      publicUrl: "https://verify.example.com",
      trustedProxies: ["127.0.0.1"],
      rateLimitPerMinute: 1000,
    };
    ingest = await startIngest(await freshDatabase(), settings);
    key = (await createKey(ingest.database, null, { name: "me", scope: "admin" })).secret;
    proxy = await startProxy(name, ingest.url);
  });
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    await ingest.stop();
  });

  test(`${name}: a browser signs in by TLS, and its cookie is kept from plain HTTP`, async () => {
    const headers = { "content-type": "application/json", origin: "https://verify.example.com" };
    const sent = { method: "POST", path: "/v1/session", headers, body: JSON.stringify({ key }) };
    const { status, headers: given } = await ask(proxy, sent);
    expect([status, given["set-cookie"]]).toEqual([204, [expect.stringMatching(/^__Host-.*; Secure/)]]);
    const [cookie] = given["set-cookie"]?.[0]?.split(";") ?? [];
    const { body } = await ask(proxy, { path: "/v1/session", headers: { cookie } });
    expect(JSON.parse(body)).toMatchObject({ signed_in: true, name: "me" });
    expect((await ask(proxy, { path: "/" })).body).toContain("<!doctype html>");
    const foreign = await ask(proxy, { ...sent, headers: { ...headers, origin: "https://elsewhere.example" } });
    expect(foreign.status).toBe(403);
  });

  test(`${name}: rates are counted by the client's address, whatever it says of itself`, async () => {
    const left = async (from: string, claimed?: string): Promise<number> => {
      const headers = claimed === undefined ? {} : { "x-forwarded-for": claimed };
      const answer = await ask(proxy, { path: "/v1/session", from, headers });
      return Number(answer.headers["ratelimit-remaining"]);
    };
    expect(await left("127.0.0.2")).toBe(999);
    expect(await left("127.0.0.3")).toBe(999);
    expect(await left("127.0.0.2", "198.51.100.9")).toBe(998);
    expect(await left("127.0.0.2", "127.0.0.3")).toBe(997);
  });

  test(`${name}: the audit log has the client's address, whatever it says of itself`, async () => {
    const { body: list } = await ingest.upload("email\nbea@example.com\n", "file_name=one.csv");
    const headers = { authorization: `Bearer ${key}`, "x-forwarded-for": "198.51.100.9" };
    const path = `/v1/lists/${list.id}/export?preset=everything&format=csv`;
    expect((await ask(proxy, { path, headers, from: "127.0.0.4" })).body).toContain("bea@example.com");
    const { body } = await ingest.json("/audit");
    expect(body.entries).toContainEqual(
      expect.objectContaining({ action: "list.downloaded", detail: expect.objectContaining({ from: "127.0.0.4" }) }),
    );
  });

  test(`${name}: an upload arrives while it is sent, and as a whole`, async () => {
    const importing = (): Promise<number> => ingest.count("SELECT count(*) FROM lists WHERE state = 'importing'");
    const seen: number[] = [];
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("email,note\n");
      for (let block = 0; block < BLOCKS; block += 1) {
        yield BLOCK;
        if (block !== BLOCKS / 2) continue;
        await until("ingest reads the beginning", async () => (await importing()) === 1, 20_000);
        seen.push(block);
      }
    }
    const headers = { ...FILE, authorization: `Bearer ${key}` };
    const answer = await ask(proxy, { method: "POST", path: "/v1/lists?file_name=big.csv", headers, body: body() });
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ name: "big.csv", row_count: BLOCKS * BLOCK_ROWS });
    expect(seen).toHaveLength(1);
  });

  test(`${name}: a file of 2 GiB is Rollcall's to take or refuse`, async () => {
    const headers = { ...FILE, "content-length": String(2 ** 31) };
    const answer = await open(proxy, {
      method: "POST",
      path: "/v1/lists?file_name=x.csv",
      headers,
      body: [Buffer.from("email\n")],
    });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
      401,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    answer.destroy();
  });

  test(`${name}: events arrive as they happen`, async () => {
    const { body: list } = await ingest.upload("email\nbea@example.com\n", "file_name=one.csv&start=true");
    const headers = { authorization: `Bearer ${key}` };
    const stream = await open(proxy, { path: `/v1/runs/${list.run.id}/events`, headers });
    expect(stream.headers["content-type"]).toBe("text/event-stream");
    let events = "";
    stream.on("data", (chunk: Buffer) => (events += chunk.toString()));
    await until("the first event is there", () => /event: progress\ndata: .*"state":"running"/.test(events), 10_000);
    await ingest.json(`/runs/${list.run.id}/pause`, { method: "POST" });
    await until("the pause is there", () => events.includes('"state":"paused"'), 10_000);
    stream.destroy();
  });

  test(`${name}: plain HTTP leads to TLS`, async () => {
    const { plainPort } = proxy;
    // Caddy does it by itself, where it may use port 80.
    if (plainPort === null) return expect(name).toBe("caddy");
    const sent = get({ host: "127.0.0.1", port: plainPort, path: "/lists?a=b", headers: { host: proxy.name } });
    const [answer] = await once(sent, "response");
    expect([answer.statusCode, answer.headers.location]).toEqual([301, "https://verify.example.com/lists?a=b"]);
    answer.resume();
  });
}
