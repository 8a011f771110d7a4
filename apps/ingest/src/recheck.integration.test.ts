import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ANSWERED_AT, answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { closeCancelled } from "@rollcall/core";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const ACCEPTED = { status: "deliverable", reason: "accepted", safeToSend: "yes", score: 95 } as const;
const MISSING = { status: "undeliverable", reason: "mailbox_not_found", safeToSend: "no", score: 0 } as const;
const NO_DNS = { status: "unknown", reason: "dns_error", safeToSend: "unknown", score: 40 } as const;

type Row = Readonly<Record<"email" | "status" | "reason" | "rechecking" | "checked_at", unknown>>;

const post = (path: string, body: unknown = {}): ReturnType<TestIngest["json"]> =>
  ingest.json(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

async function rows(id: string, query = ""): Promise<readonly Row[]> {
  return (await ingest.json(`/lists/${id}/results?${query}`)).body.results;
}

async function linesOf(id: string, preset: string): Promise<number> {
  const csv = await ingest.download(id, `preset=${preset}`);
  return csv.toString().trim().split("\n").length - 1;
}

/** A list with a finished run: anna is deliverable, bert undeliverable, carl's name servers did not answer. */
async function verified(domain: string): Promise<string> {
  const csv = ["email", ...["anna", "bert", "carl"].map((name) => `${name}@${domain}`), ""].join("\n");
  const { body: list } = await ingest.upload(csv, `file_name=${domain}.csv`);
  await answerList(ingest, list.id, { anna: ACCEPTED, bert: MISSING, carl: NO_DNS });
  return list.id;
}

describe("a rechecked list", () => {
  test("keeps the previous run's answers until the new one has its own", async () => {
    const id = await verified("keep.example.com");
    const before = await rows(id);
    expect(before.map(({ status }) => status)).toEqual(["deliverable", "undeliverable", "unknown"]);
    expect((await post(`/lists/${id}/start`, { recheck: true })).status).toBe(201);
    const during = await rows(id);
    expect(during).toEqual(before.map((row) => ({ ...row, rechecking: true })));
    expect(await rows(id, "status=deliverable")).toHaveLength(1);
    expect(await linesOf(id, "safe")).toBe(1);
    expect(await linesOf(id, "undeliverable")).toBe(1);
    expect((await ingest.json(`/lists/${id}/summary`)).body).toMatchObject({
      by_status: { deliverable: 1, undeliverable: 1, unknown: 1 },
      by_reason: { accepted: 1, mailbox_not_found: 1, dns_error: 1 },
      rechecking: 3,
    });
  });

  test("shows each new answer as it arrives", async () => {
    const id = await verified("new.example.com");
    await post(`/lists/${id}/start`, { recheck: true });
    const now = new Date();
    await answerList(ingest, id, { anna: { ...MISSING, checkedAt: now } });
    const [anna, bert] = await rows(id);
    expect(anna).toMatchObject({ status: "undeliverable", rechecking: false, checked_at: now.toISOString() });
    expect(bert).toMatchObject({ status: "undeliverable", rechecking: true });
    expect((await ingest.json(`/lists/${id}/summary`)).body).toMatchObject({
      by_status: { undeliverable: 2, unknown: 1 },
      rechecking: 2,
    });
  });

  test("when the run is cancelled, previous answers return; addresses without one are cancelled", async () => {
    const id = await verified("cancel.example.com");
    const before = await rows(id);
    const { body: run } = await post(`/lists/${id}/start`, { recheck: true });
    await post(`/runs/${run.id}/cancel`);
    expect((await rows(id)).map(({ status, reason }) => [status, reason])).toEqual(
      before.map(({ status, reason }) => [status, reason]),
    );
    await closeCancelled(ingest.database, 100);
    expect(await rows(id)).toEqual(before);
    expect(await linesOf(id, "safe")).toBe(1);
    expect((await ingest.json(`/lists/${id}/summary`)).body).toMatchObject({
      by_status: { deliverable: 1, undeliverable: 1, unknown: 1 },
      rechecking: 0,
    });

    const { body: list } = await ingest.upload("email\nnever@cancel.example.com\n", "file_name=never.csv");
    const { body: first } = await post(`/lists/${list.id}/start`);
    await post(`/runs/${first.id}/cancel`);
    await closeCancelled(ingest.database, 100);
    expect(await rows(list.id)).toMatchObject([{ status: "unknown", reason: "cancelled" }]);
  });
});

describe("a row with several addresses", () => {
  const FILE =
    "name,mail,other\nAnn,dead1@two.example.com,live1@two.example.com\nBob,dead2@two.example.com,dead3@two.example.com\n";

  test("shows the best one's answer, in results, filters, exports and counts", async () => {
    const { body: list } = await ingest.upload(FILE, "file_name=two.csv&column=mail&column=other");
    const dead = { dead1: MISSING, dead2: MISSING, dead3: MISSING };
    await answerList(ingest, list.id, { ...dead, live1: ACCEPTED });
    expect(await rows(list.id)).toMatchObject([
      { email: "live1@two.example.com", status: "deliverable" },
      { email: "dead2@two.example.com", status: "undeliverable" },
    ]);
    expect(await rows(list.id, "status=deliverable")).toHaveLength(1);
    expect(await rows(list.id, "status=undeliverable")).toHaveLength(1);
    expect([await linesOf(list.id, "safe"), await linesOf(list.id, "undeliverable")]).toEqual([1, 1]);
    expect((await ingest.json(`/lists/${list.id}/summary`)).body).toMatchObject({
      by_status: { deliverable: 1, undeliverable: 3 },
      rows_by_status: { deliverable: 1, undeliverable: 1 },
    });
    const csv = (await ingest.download(list.id)).toString();
    expect(csv).toContain(
      "Ann,dead1@two.example.com,live1@two.example.com,live1@two.example.com,deliverable,accepted,yes",
    );
  });

  test("is not safe because of a suppressed address, nor dead while one is unknown", async () => {
    const csv =
      "mail,other\nsuppressed@three.example.com,gone@three.example.com\ngone@three.example.com,open@three.example.com\n";
    await post("/suppressions", { entries: ["suppressed@three.example.com"] });
    const { body: list } = await ingest.upload(csv, "file_name=three.csv&column=mail&column=other");
    await answerList(ingest, list.id, { suppressed: ACCEPTED, gone: MISSING });
    expect(await rows(list.id)).toMatchObject([
      { email: "suppressed@three.example.com", status: "unknown", safe_to_send: "no" },
      { email: "open@three.example.com", status: null },
    ]);
  });
});

describe("POST finish", () => {
  test("POST finish: what is open ends as not_answered_yet, the run as completed, audited once however often it is asked", async () => {
    const { body } = await ingest.upload("email\nanna@acme.com\nguy@acme.net\nhal@acme.net\n");
    await answerList(ingest, body.id, { anna: ACCEPTED });
    const { body: list } = await ingest.json(`/lists/${body.id}`);
    const finish = () => ingest.json(`/runs/${list.run.id}/finish`, { method: "POST" });
    const finished = { state: "completed", ended_by: "finished", unanswered: 2, done: 3, total: 3 };
    expect(await finish()).toMatchObject({ status: 200, body: finished });
    expect(await finish()).toMatchObject({ status: 200, body: finished });
    const { body: log } = await ingest.json("/audit");
    expect(JSON.stringify(log).split("run.finished")).toHaveLength(2);
    const columns = "columns=email,rc_status,rc_reason,rc_checked_at";
    expect((await ingest.download(body.id, columns)).toString().trim().split("\r\n").slice(1)).toEqual([
      `anna@acme.com,deliverable,accepted,${ANSWERED_AT.toISOString()}`,
      "guy@acme.net,unknown,not_answered_yet,",
      "hal@acme.net,unknown,not_answered_yet,",
    ]);
  });

  test("POST finish: a run that is over by itself is refused in words", async () => {
    const { body } = await ingest.upload("email\nida@acme.org\n");
    await answerList(ingest, body.id, { ida: ACCEPTED });
    const { body: list } = await ingest.json(`/lists/${body.id}`);
    const refused = await ingest.json(`/runs/${list.run.id}/finish`, { method: "POST" });
    expect(refused).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect(JSON.stringify(refused.body)).toContain("nothing left to finish");
  });
});

describe("an open row", () => {
  const said = (code: number, text: string, atMs = 1_000) => ({
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code,
    enhanced: null,
    text,
    host: "mx.acme.dev",
    provider: null,
    atMs,
    durationMs: 5,
  });
  const failed = {
    type: "failure",
    stage: "connect",
    failure: "timeout",
    detail: "no greeting in 15 s",
    host: "mx.acme.dev",
  };

  test.each([
    ["greylisted", said(450, "Try again later"), "greylisted", "450,Try again later"],
    ["timeout", { ...failed, atMs: 1_000 }, "timeout", ",no greeting in 15 s"],
    ["catch_all_untested", said(250, "Ok"), "not_answered_yet", "250,Ok"],
  ])(
    "GET export: %s so far is unknown, not_answered_yet, with the last reply",
    async (reason, evidence, shown, reply) => {
      const { body } = await ingest.upload(`email\n${reason.replaceAll("_", "")}@acme.dev\n`);
      await answerList(ingest, body.id, {});
      await ingest.database.pool.query(
        `UPDATE checks SET attempts = 1, retry_reason = $1, evidence = $2
       WHERE run_id = (SELECT max(id) FROM runs WHERE list_id = $3)`,
        [reason, JSON.stringify([evidence]), body.id],
      );
      const columns = "columns=rc_status,rc_reason,rc_mx_host,rc_smtp_code,rc_smtp_reply,rc_checked_at";
      const [, row] = (await ingest.download(body.id, columns)).toString().trim().split("\r\n");
      expect(row).toBe(`unknown,not_answered_yet,mx.acme.dev,${reply},1970-01-01T00:00:01.000Z`);
      expect(await rows(body.id)).toMatchObject([
        { status: "unknown", reason: shown, smtp_reply: reply.slice(reply.indexOf(",") + 1) },
      ]);
    },
  );
});
