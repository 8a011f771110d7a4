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
