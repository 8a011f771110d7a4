import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "@rollcall/core";
import { WEIGHTS } from "@rollcall/verdict";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { REACHABLE } from "./shapes/reacher.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
let key = "";
let withoutWorker = false;

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], { reacherApi: true }, ["main"], () => withoutWorker);
  key = (await createKey(ingest.database, null, { name: "CRM", scope: "verify" })).secret;
});
afterAll(() => ingest.stop());

/** As Reacher's clients send it: the key alone. */
async function post(route: string, body: object): ReturnType<TestIngest["json"]> {
  const response = await fetch(ingest.url + route, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", authorization: key },
  });
  return { status: response.status, body: await response.json() };
}

const get = async (route: string): ReturnType<TestIngest["json"]> => {
  const response = await fetch(ingest.url + route, { headers: { authorization: key } });
  return { status: response.status, body: await response.json() };
};

test.each(["/v0/check_email", "/v1/check_email"])("reacher: %s answers in its shape", async (route) => {
  const request = { to_email: "accepted@rollcall.test", from_email: "me@example.com", hello_name: "example.com" };
  expect(await post(route, request)).toEqual({
    status: 200,
    body: {
      input: "accepted@rollcall.test",
      is_reachable: "safe",
      misc: { is_disposable: false, is_role_account: false },
      mx: { accepts_mail: true, records: [] },
      smtp: {
        can_connect_smtp: true,
        has_full_inbox: false,
        is_catch_all: false,
        is_deliverable: true,
        is_disabled: false,
      },
      syntax: { domain: "rollcall.test", is_valid_syntax: true, username: "accepted" },
    },
  });
});

test.each(Object.entries(WEIGHTS))(
  "reacher: %s has the word of its status, and nothing is made up",
  async (reason, { status }) => {
    const { body } = await post("/v1/check_email", { to_email: `${reason}@rollcall.test` });
    expect(body.is_reachable).toBe(REACHABLE[status]);
    if (status === "unknown") expect(body.smtp).toEqual({ type: reason, message: expect.any(String) });
    if (status === "deliverable") expect(body.smtp.is_deliverable).toBe(true);
    if (status === "undeliverable") expect(body.smtp.is_deliverable).toBe(false);
    expect(body.smtp.has_full_inbox ?? false).toBe(reason === "mailbox_full");
    expect(body.smtp.is_disabled ?? false).toBe(reason === "mailbox_disabled");
  },
);

test("reacher: what is no address is invalid, and what has no answer in time is unknown", async () => {
  for (const to_email of ["nobody", "a b@example.com@x"]) {
    const { body } = await post("/v1/check_email", { to_email });
    expect(body).toMatchObject({ input: to_email, is_reachable: "invalid", syntax: { is_valid_syntax: false } });
  }
  withoutWorker = true;
  const { status, body } = await post("/v1/check_email", { to_email: "slow@rollcall.test" });
  withoutWorker = false;
  expect([status, body.is_reachable, body.smtp.type]).toEqual([200, "unknown", "not_answered_yet"]);
});

test("reacher: /v1/bulk verifies a list, whose results are read page by page", async () => {
  const input = [
    "accepted@rollcall.test",
    "mailbox_not_found@rollcall.test",
    "not an address",
    "catch_all@rollcall.test",
  ];
  const { status, body: job } = await post("/v1/bulk", { input: [...input, "ACCEPTED@rollcall.test"] });
  expect([status, typeof job.job_id]).toEqual([200, "number"]);
  const { body: progress } = await get(`/v1/bulk/${job.job_id}`);
  expect(progress).toEqual({
    job_id: job.job_id,
    created_at: expect.any(String),
    finished_at: expect.any(String),
    total_records: 4,
    total_processed: 4,
    summary: { total_safe: 1, total_invalid: 2, total_risky: 1, total_unknown: 0 },
    job_status: "Completed",
  });
  const pages = [];
  for (let offset = 0; offset < 6; offset += 3)
    pages.push(...(await get(`/v1/bulk/${job.job_id}/results?limit=3&offset=${offset}`)).body.results);
  expect(
    pages.map((one: { input: string; is_reachable: string }) => [one.input.toLowerCase(), one.is_reachable]),
  ).toEqual(input.map((text, at) => [text, ["safe", "invalid", "invalid", "risky"][at]]));
});

test("reacher: a job that runs has no results yet, and a webhook of its own is refused", async () => {
  const { body: job } = await post("/v1/bulk", { input: ["slow@rollcall.test"] });
  expect((await get(`/v1/bulk/${job.job_id}`)).body).toMatchObject({ job_status: "Running", total_processed: 0 });
  expect((await get(`/v1/bulk/${job.job_id}/results`)).body).toMatchObject({ status: 409, code: "wrong_state" });
  expect((await get("/v1/bulk/999999")).status).toBe(404);
  const webhook = { on_each_email: { url: "https://hooks.example.com/" } };
  expect((await post("/v1/bulk", { input: ["a@rollcall.test"], webhook })).body.code).toBe("not_supported");
});

test("reacher: off unless it is set", async () => {
  const plain = await startIngest(ingest.databaseUrl);
  const response = await plain.fetch("/v1/check_email", { method: "POST" });
  await plain.stop();
  expect(response.status).toBe(404);
});

test("docs/reacher.md: has every status", () => {
  const page = readFileSync(path.join(import.meta.dirname, "../../../docs/reacher.md"), "utf8");
  for (const [status, word] of Object.entries(REACHABLE)) {
    expect(page).toMatch(new RegExp(String.raw`^\| \`${status}\` +\| \`${word}\` +\|`, "m"));
  }
});
