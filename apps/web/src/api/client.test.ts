import { afterEach, expect, test, vi } from "vitest";
import { api, makeUrl, read } from "./client.ts";

afterEach(() => vi.unstubAllGlobals());

/** The next answer of the server; `Request` needs an origin outside a browser. */
function answerWith(response: Response): void {
  vi.stubGlobal("fetch", () => Promise.resolve(response));
}

const stats = (): Promise<unknown> => read(api.GET("/v1/stats", { baseUrl: "http://localhost" }));

test("makeUrl: leaves out empty parameters, repeats lists and encodes the rest", () => {
  const query = { q: "a&b", status: null, reason: undefined, domain: "", column: [0, 2], n: 0 };
  expect(makeUrl("/v1/x", { query })).toBe("/v1/x?q=a%26b&column=0&column=2&n=0");
  expect(makeUrl("/v1/x/{id}", { path: { id: "a/b c" } })).toBe("/v1/x/a%2Fb%20c");
});

test("read: an HTML page in place of JSON is a problem, not a crash", async () => {
  answerWith(new Response("<!doctype html>"));
  await expect(stats()).rejects.toMatchObject({ code: "unreadable" });
});

test("read: no content is undefined", async () => {
  answerWith(new Response(null, { status: 204 }));
  await expect(stats()).resolves.toBeUndefined();
});

test("read: a refusal keeps the server's words", async () => {
  answerWith(Response.json({ title: "Not allowed", code: "forbidden", detail: "Not with this key." }, { status: 403 }));
  await expect(stats()).rejects.toMatchObject({ status: 403, code: "forbidden", detail: "Not with this key." });
});

test("api: a path, parameter or body that the API doesn't have does not compile", () => {
  const wrong = [
    // @ts-expect-error no such path
    () => api.GET("/v1/nowhere"),
    // @ts-expect-error no such parameter
    () => api.GET("/v1/lists", { params: { query: { name: "x" } } }),
    // @ts-expect-error no such field
    () => api.POST("/v1/verify", { body: { address: "ada@example.com" } }),
  ];
  expect(wrong).toHaveLength(3);
});
