import { request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "../testing/answer-list.ts";
import { ownerCookie } from "../testing/owner-cookie.ts";
import { startIngest, type TestIngest } from "../testing/start-ingest.ts";
import { type FuzzedRequest, type Operation, requestOfOperation } from "./request-of-operation.ts";

/** FUZZ_REQUESTS=20000 for a long run. */
const REQUESTS = Number(process.env["FUZZ_REQUESTS"] ?? 600);
/** The same requests every time, so that a failure is due to a change; PROPERTY_SEED=… for others. */
const SEED = Number(process.env["PROPERTY_SEED"] ?? 2026);
const ANSWER_LIMIT_MS = 10_000;
const LIMIT_MS = 60_000 + REQUESTS * 100;

/** Client errors and overload are fine; a 500 is not. */
const isFine = (status: number): boolean => status < 500 || status === 503;

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  for (const name of ["anna", "bea", "carl"]) {
    const { body } = await ingest.upload(`name,email\nA,${name}@example.com\nB,x@@y\n`, `file_name=${name}.csv`);
    if (name !== "carl") await answerList(ingest, body.id, { anna: { status: "deliverable", reason: "accepted" } });
  }
});
afterAll(() => ingest.stop());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends a request unchanged, in a new session, since some requests sign out. Reads only the beginning of an endless stream. */
async function send({ method, path, headers, body }: FuzzedRequest): Promise<Answer> {
  const cookie = await ownerCookie(ingest.database);
  return await new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(ingest.url, { method, path, headers: { ...headers, ...length, cookie } }, (response) => {
      const type = response.headers["content-type"] ?? "";
      const status = response.statusCode ?? 0;
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        if (type === "text/event-stream") response.destroy();
      });
      response.on("close", () => resolve({ status, type, text }));
    });
    sent.setTimeout(ANSWER_LIMIT_MS, () => sent.destroy(new Error(`no answer within ${ANSWER_LIMIT_MS} ms`)));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What is wrong with a response, whatever the request; null: nothing. */
function complaintOf({ status, type, text }: Answer): string | null {
  if (!isFine(status)) return `${status}: ${text}`;
  if (status < 400) return null;
  if (type !== "application/problem+json; charset=utf-8") return `${status}, not a problem but ${type}: ${text}`;
  const { detail, code, title, ...problem } = JSON.parse(text) as Record<string, unknown>;
  const says = [detail, code, title].every((words) => typeof words === "string" && words.length > 2);
  if (!says || problem["status"] !== status) return `a problem that says too little: ${text}`;
  return /node_modules|at \w+ \(|SELECT |prisma/i.test(text) ? `a problem that says too much: ${text}` : null;
}

/** There is no worker: requests that wait for a verdict wait at most a second. */
function impatient(fuzzed: FuzzedRequest): FuzzedRequest {
  const body = fuzzed.path.startsWith("/v1/verify") ? jsonObject(fuzzed.body) : null;
  const wait = body?.["timeout_ms"] ?? 10_000;
  if (body === null || typeof wait !== "number" || !(wait > 1_000 && wait <= 60_000)) return fuzzed;
  return { ...fuzzed, body: JSON.stringify({ ...body, timeout_ms: 1_000 }) };
}

function jsonObject(text: string | undefined): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text ?? "");
    return typeof json === "object" && !Array.isArray(json) ? (json as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

/** Concurrent requests. */
const SENDERS = 4;

test(
  "any request: is answered in time, never with 500, and refused as a problem that says why",
  async () => {
    const { body: document } = await ingest.json("/openapi.json");
    const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) =>
        requestOfOperation(method, path, operation, document.components.schemas),
      ),
    );
    const requests = fc.sample(fc.oneof(...operations), { numRuns: REQUESTS, seed: SEED }).values();
    const statuses = new Map<number, number>();
    const complaints: object[] = [];
    await Promise.all(
      Array.from({ length: SENDERS }, async () => {
        for (const fuzzed of requests) {
          const answer = await send(impatient(fuzzed)).catch((error: Error) => ({
            status: 500,
            type: "",
            text: error.message,
          }));
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const complaint = complaintOf(answer);
          if (complaint !== null) complaints.push({ seed: SEED, complaint, ...fuzzed });
        }
      }),
    );
    expect(complaints).toEqual([]);
    // Some succeeded, and some did not.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(REQUESTS / 20);
    const headers = { cookie: await ownerCookie(ingest.database) };
    expect((await ingest.json("/stats", { headers })).status).toBe(200);
  },
  LIMIT_MS,
);
