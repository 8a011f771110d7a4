import { afterEach, describe, expect, test } from "vitest";
import { type AskedSite, askedSite } from "./asked-site.ts";
import { ACCEPTED, REFUSED } from "../../packages/core/src/testing/session.ts";

const STRANGERS = ["anna", "bert", "carl", "dora"];
const EVERYBODY = [...STRANGERS, "emil", "finn"];

let site: AskedSite;
afterEach(async () => {
  await site.database.close();
});

/** emil was accepted by an earlier run. */
async function withEmilAccepted(): Promise<AskedSite> {
  site = await askedSite();
  await site.startRun(["emil"]);
  await site.answer("first", await site.claim("first", 10), ACCEPTED, { control: REFUSED });
  expect(await site.standing()).toEqual({ emil: "deliverable accepted" });
  return site;
}

describe("the anomaly guard with storage", () => {
  test("takeBackRefusals: when doubt begins, refusals since the wave began are reverted", async () => {
    await withEmilAccepted();
    const runId = await site.startRun(EVERYBODY);
    const contacts = await site.claim("a", 10);
    const by = (names: readonly string[]) =>
      contacts.filter(({ asked }) => names.some((name) => asked.startsWith(name)));
    await site.answer("a", [...by(["finn"]), ...by(STRANGERS)], REFUSED, { byName: { finn: ACCEPTED } });
    expect(await site.counts(runId)).toMatchObject({ "undeliverable mailbox_not_found": 4, done: 5 });
    expect(await site.claim("a", 10)).toHaveLength(1);

    await site.answer("a", by(["emil"]), REFUSED);
    const results = await site.results(runId);
    expect(results["finn"]).toBe("deliverable accepted");
    for (const name of [...STRANGERS, "emil"]) expect(results[name]).toBe("due temporary_failure");
    expect(await site.counts(runId)).toEqual({ "deliverable accepted": 1, done: 1, state: "running" });
    expect(await site.standing()).toMatchObject({
      anna: "unknown temporary_failure",
      emil: "deliverable accepted",
      finn: "deliverable accepted",
    });
    expect(await site.claim("b", 10)).toEqual([]);
  });

  test("takeBackRefusals: a contact gets its previous definite verdict back", async () => {
    site = await askedSite();
    await site.startRun(EVERYBODY);
    await site.answer("first", await site.claim("first", 10), ACCEPTED, { control: REFUSED });
    const runId = await site.startRun(EVERYBODY);
    for (const _ of EVERYBODY) await site.answer("a", await site.claim("a", 1), REFUSED);
    expect(new Set(Object.values(await site.standing()))).toEqual(new Set(["deliverable accepted"]));
    expect(await site.counts(runId)).toEqual({ done: 0, state: "running" });
  });

  test("takeBackRefusals: completed runs keep their number of results, as unknown ones", async () => {
    await withEmilAccepted();
    const over = await site.startRun(STRANGERS);
    await site.answer("a", await site.claim("a", 10), REFUSED);
    expect(await site.counts(over)).toEqual({ "undeliverable mailbox_not_found": 4, done: 4, state: "completed" });
    await site.startRun(["emil"]);
    await site.answer("a", await site.claim("a", 10), REFUSED);
    expect(await site.counts(over)).toEqual({ "unknown temporary_failure": 4, done: 4, state: "completed" });
  });

  test("recordTurn: two lanes of a site that record concurrently see each other's answers", async () => {
    await withEmilAccepted();
    const runId = await site.startRun([...STRANGERS, "emil"]);
    const lanes = await Promise.all(
      Array.from({ length: 5 }, async (_, lane) => ({ lane, contacts: await site.claim(`lane${lane}`, 1) })),
    );
    await Promise.all(lanes.map(({ lane, contacts }) => site.answer(`lane${lane}`, contacts, REFUSED)));
    const counts = await site.counts(runId);
    const results = await site.results(runId);
    // In whatever order they came, doubt begins with the last of the five, and none is undeliverable.
    expect(Object.values(results)).toEqual(Array(5).fill("due temporary_failure"));
    expect(counts).toEqual({ done: 0, state: "running" });
  });
});

describe("a control that flips", () => {
  test("redecideAcceptances: acceptances since the last refused control become risky", async () => {
    site = await askedSite();
    const first = await site.startRun(["anna", "bert"]);
    await site.answer("a", await site.claim("a", 10), ACCEPTED, { byName: { bert: REFUSED }, control: REFUSED });
    expect(await site.counts(first)).toMatchObject({ "deliverable accepted": 1, "undeliverable mailbox_not_found": 1 });
    const second = await site.startRun(["carl"]);
    await site.answer("a", await site.claim("a", 10), ACCEPTED, { control: ACCEPTED });
    expect(await site.results(first)).toEqual({ anna: "risky catch_all", bert: "undeliverable mailbox_not_found" });
    expect(await site.counts(first)).toEqual({
      "risky catch_all": 1,
      "undeliverable mailbox_not_found": 1,
      done: 2,
      state: "completed",
    });
    expect(await site.results(second)).toEqual({ carl: "risky catch_all" });
    expect(await site.standing()).toMatchObject({ anna: "risky catch_all" });
  });

  test("redecideAcceptances: a control that is refused again changes nothing", async () => {
    site = await askedSite();
    const runId = await site.startRun(["anna", "bert"]);
    await site.answer("a", await site.claim("a", 1), ACCEPTED, { control: REFUSED });
    await site.answer("a", await site.claim("a", 1), ACCEPTED, { control: REFUSED });
    expect(await site.counts(runId)).toEqual({ "deliverable accepted": 2, done: 2, state: "completed" });
  });
});
