import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

describe("compression", () => {
  let ingest: TestIngest;
  let listId = "";
  beforeAll(async () => {
    ingest = await startIngest(await freshDatabase());
    const rows = Array.from({ length: 200 }, (_, index) => `person${index}@shop.com`);
    const { body } = await ingest.upload(`email\n${rows.join("\n")}\n`, "file_name=people.csv");
    listId = body.id;
  });
  afterAll(() => ingest.stop());

  /** As a plain client sends it; `fetch` would accept and inflate by itself. */
  async function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Sent> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(ingest.url + path, { headers: { cookie: ingest.cookie, ...headers }, agent: false }, resolve).on(
        "error",
        reject,
      );
    });
    return { status: response.statusCode, headers: response.headers, bytes: await buffer(response) };
  }
  interface Sent {
    readonly status: number | undefined;
    readonly headers: IncomingMessage["headers"];
    readonly bytes: Buffer;
  }
  const page = (): string => `/v1/lists/${listId}/results?limit=200`;

  test.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("GET: a page of results is a fifth at most with %s, and the same", async (encoding, inflate) => {
    const plain = await ask(page());
    expect(plain.headers).not.toHaveProperty("content-encoding");
    const packed = await ask(page(), { "accept-encoding": encoding });
    expect(packed.headers).toMatchObject({
      "content-encoding": encoding,
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(inflate(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 5);
  });

  test("GET: brotli comes before gzip, and what the client does not accept is not sent", async () => {
    expect((await ask(page(), { "accept-encoding": "gzip, deflate, br" })).headers["content-encoding"]).toBe("br");
    expect((await ask(page(), { "accept-encoding": "zstd, identity" })).headers).not.toHaveProperty("content-encoding");
  });

  test("GET: the tag of a compressed answer is weak, and answered by 304 in any encoding", async () => {
    const { headers } = await ask(page(), { "accept-encoding": "br" });
    expect(headers.etag).toMatch(/^W\/"/);
    for (const encoding of ["br", "identity"]) {
      const again = await ask(page(), { "accept-encoding": encoding, "if-none-match": headers.etag ?? "" });
      expect(again).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
    }
  });

  test("GET: an export and a small answer go out as they are", async () => {
    const accepts = { "accept-encoding": "br, gzip" };
    const exported = await ask(`/v1/lists/${listId}/export`, accepts);
    expect(exported.headers).not.toHaveProperty("content-encoding");
    expect(exported.bytes.toString()).toContain("person199@shop.com");
    expect((await ask("/v1/lists/999", accepts)).headers).not.toHaveProperty("content-encoding");
  });

  test.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("GET: the web app's files are sent as the build has compressed them, with %s", async (encoding, inflate) => {
    const html = (await ask("/")).bytes.toString();
    const asset = /assets\/[^"]+\.js/.exec(html)?.[0] ?? "";
    const plain = await ask(`/${asset}`);
    const packed = await ask(`/${asset}`, { "accept-encoding": encoding });
    expect(packed.headers).toMatchObject({
      "content-encoding": encoding,
      "content-type": expect.stringContaining("javascript"),
      "cache-control": expect.stringContaining("immutable"),
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(inflate(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
  });
});
