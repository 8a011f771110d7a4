import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Answers, answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

const ANSWERS: Answers = {
  anna: { status: "deliverable", reason: "accepted", score: 95 },
  bert: { status: "deliverable", reason: "accepted", score: 95 },
  cleo: { status: "risky", reason: "catch_all", score: 50 },
};

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  const { body } = await ingest.upload("email\nanna@acme.com\nbert@acme.com\ncleo@acme.com\ndora@acme.com\n");
  await answerList(ingest, body.id, ANSWERS);
});
afterAll(() => ingest.stop());

const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();

const report = (outcomes: readonly object[], query = ""): ReturnType<TestIngest["json"]> =>
  ingest.json(`/outcomes?${query}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ outcomes }),
  });

const importFile = (text: string, query = ""): ReturnType<TestIngest["json"]> =>
  ingest.json(`/outcomes/import?${query}`, { method: "POST", headers: { "content-type": "text/csv" }, body: text });

const NO_USER = "550 5.1.1 <bert@acme.com>: Recipient address rejected: User unknown in local recipient table";
const NOBODY = { stored: 0, known: 0, of_strangers: 0, suppressed: 0, rejected: [] };
const GIVEN = [
  { email: "Anna@ACME.com", kind: "delivered", at: at(0), id: "e1" },
  { email: "bert@acme.com", kind: "Hard Bounce", at: at(0), id: "e2", words: NO_USER },
  { email: "cleo@acme.com", kind: "bounce", at: at(0), id: "e3", words: "550 5.7.1 Message rejected: spam content" },
  { email: "stranger@acme.com", kind: "delivered", at: at(0), id: "e4" },
];

describe("POST /v1/outcomes", () => {
  test("POST outcomes: each is stored once, and is on the page of its contact", async () => {
    expect((await report(GIVEN, "source=sendgrid")).body).toEqual({ ...NOBODY, stored: 3, of_strangers: 1 });
    expect((await report(GIVEN, "source=sendgrid")).body).toEqual({ ...NOBODY, known: 3, of_strangers: 1 });
    const { body } = await ingest.json("/contacts?q=bert");
    const { body: bert } = await ingest.json(`/contacts/${body.contacts[0].id}`);
    expect(bert.outcomes).toMatchObject([{ kind: "hard_bounce", source: "sendgrid", words: NO_USER, condemns: true }]);
  });

  test("POST outcomes: what can't be read is named, and the others are stored", async () => {
    const { body } = await report([
      { email: "anna@acme.com", kind: "teleported", at: at(0) },
      { email: "anna", kind: "opened", at: at(0) },
      { email: "anna@acme.com", kind: "opened", at: "yesterday" },
      { email: "anna@acme.com", kind: "opened", at: at(-3) },
      { email: "anna@acme.com", kind: "opened", at: at(0) },
    ]);
    expect(body).toMatchObject({
      stored: 1,
      rejected: [
        { number: 1, problem: 'is of an unknown kind: "teleported"' },
        { number: 2, problem: expect.stringContaining("names no address") as string },
        { number: 3, problem: 'has no time that can be read: "yesterday"' },
        { number: 4, problem: "has not happened yet" },
      ],
    });
  });

  test("POST outcomes: who complains or unsubscribes is suppressed, unless that is switched off", async () => {
    const complaint = [{ email: "gone@elsewhere.org", kind: "spamreport", at: at(0) }];
    expect((await report(complaint, "suppress=false")).body).toMatchObject({ suppressed: 0, of_strangers: 1 });
    expect((await report(complaint)).body).toMatchObject({ suppressed: 1, of_strangers: 1 });
    const { body } = await ingest.json("/suppressions?q=gone@elsewhere.org");
    expect(body.suppressions).toMatchObject([{ entry: "gone@elsewhere.org", note: "complained about mail" }]);
  });
});

describe("POST /v1/outcomes/import", () => {
  test("POST outcomes/import: columns of events, times, reasons and ids are found by their headers", async () => {
    const file = `event_id,Email,Event,Timestamp,Reason\nx1,anna@acme.com,click,${at(0)},\nx2,cleo@acme.com,deferred,${Date.now()},451 try later\n,,,,\nx3,dora@acme.com,lost,${at(0)},\n`;
    const { body } = await importFile(file, "source=export");
    expect(body).toMatchObject({
      stored: 2,
      rejected: [{ number: 4, problem: 'is of an unknown kind: "lost"' }],
    });
  });

  test("POST outcomes/import: a file of nothing but addresses is of the kind that is said", async () => {
    const file = "email\nanna@acme.com\ncleo@acme.com\n";
    expect((await importFile(file, "source=bounces&kind=soft_bounce")).body).toMatchObject({ stored: 2, rejected: [] });
    expect((await importFile("\0\0\0")).status).toBe(422);
  });
});

describe("GET /v1/accuracy", () => {
  test("GET accuracy: by what was said before; only words that condemn a mailbox count as its bounce", async () => {
    const { body } = await ingest.json("/accuracy");
    expect(body.by_status).toMatchObject([
      { said: "deliverable", sent: 2, bounced: 1, refused: 0, rate: { share: 0.5 } },
      { said: "risky", sent: 1, bounced: 0, refused: 1, rate: { share: 0, low: 0 } },
    ]);
    expect(body.by_reason).toMatchObject([
      { said: "accepted", sent: 2 },
      { said: "catch_all", sent: 1 },
    ]);
    expect(body.by_score).toMatchObject([
      { said: "90", sent: 2, bounced: 1 },
      { said: "50", sent: 1 },
    ]);
    expect(body.by_provider).toMatchObject([{ said: "google", sent: 3 }]);
  });

  test("GET accuracy: what happened before a verdict says nothing of it", async () => {
    const before = await ingest.json("/accuracy");
    await report([{ email: "anna@acme.com", kind: "hard_bounce", at: at(20), words: NO_USER }]);
    expect((await ingest.json("/accuracy")).body).toEqual(before.body);
  });
});

test("an erased address leaves no outcome behind", async () => {
  const { body } = await ingest.json("/addresses/bert@acme.com", { method: "DELETE" });
  expect(body.deleted).toMatchObject({ outcomes: 1 });
});
