import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCEPTED, REFUSED } from "../../packages/core/src/testing/session.ts";
import { type AskedSite, askedSite } from "./asked-site.ts";

describe("the control of a domain that several lanes ask at once", () => {
  let site: AskedSite;
  beforeAll(async () => {
    site = await askedSite();
    await site.startRun(["anna", "bert", "cara", "dora", "emma", "fay", "gil"]);
  });
  afterAll(() => site.database.close());

  test("one lane asks it, also of lanes that begin at the same moment", async () => {
    const begun = await Promise.all(["one", "two", "three"].map((laneId) => site.begin(laneId, 1)));
    expect(begun.map(({ contacts }) => contacts.length)).toEqual([1, 1, 1]);
    expect(begun.filter(({ controlsElsewhere }) => controlsElsewhere.length === 0)).toHaveLength(1);
    expect((await site.begin("four", 1)).controlsElsewhere).toEqual(["shop.example"]);
  });

  test("once its result is known it is asked by none", async () => {
    const { contacts, controlsElsewhere } = await site.begin("five", 1);
    expect(controlsElsewhere).toEqual(["shop.example"]);
    await site.answer("five", contacts, ACCEPTED, { control: REFUSED });
    expect((await site.begin("six", 1)).controlsElsewhere).toEqual([]);
  });
});

test("an acceptance that left the control to another lane is decided with its result, known by the time of recording", async () => {
  const site = await askedSite();
  const runId = await site.startRun(["anna", "bert", "cara"]);
  const [first, second, third] = await Promise.all(["one", "two", "three"].map((laneId) => site.begin(laneId, 1)));
  const elsewhere = second!.controlsElsewhere;
  expect(elsewhere).toEqual(["shop.example"]);
  await site.answer("three", third!.contacts, ACCEPTED, { elsewhere });
  await site.answer("one", first!.contacts, ACCEPTED, { control: REFUSED });
  await site.answer("two", second!.contacts, ACCEPTED, { elsewhere });
  const results = await site.results(runId);
  const resultOf = ({ contacts }: typeof first & {}): string | undefined => results[contacts[0]!.asked.split("@")[0]!];
  expect([first!, second!, third!].map(resultOf)).toEqual([
    "deliverable accepted",
    "deliverable accepted",
    "due catch_all_untested",
  ]);
  await site.database.close();
});

test("lanes that begin together share what is due, each up to its limit, and none claims what another has", async () => {
  const site = await askedSite();
  await site.startRun(["anna", "bert", "cara", "dora", "emma"]);
  const begun = await Promise.all([2, 2, 2, 2].map((limit, index) => site.begin(`lane${index}`, limit)));
  expect(begun.map(({ contacts }) => contacts.length)).toEqual([2, 2, 1, 0]);
  expect(new Set(begun.flatMap(({ contacts }) => contacts.map(({ asked }) => asked))).size).toBe(5);
  expect(begun.map(({ controlsElsewhere }) => controlsElsewhere.length)).toEqual([0, 1, 1, 0]);
  await site.database.close();
});

test("a lane that is alone at its key asks the control itself, also in a second run", async () => {
  const site = await askedSite();
  await site.startRun(["anna", "bert"]);
  const { contacts, controlsElsewhere } = await site.begin("one", 1);
  expect(controlsElsewhere).toEqual([]);
  await site.answer("one", contacts, "451 4.3.0 Temporary lookup failure");
  await site.startRun(["cara"]);
  expect((await site.begin("one", 5)).controlsElsewhere).toEqual([]);
  await site.database.close();
});
