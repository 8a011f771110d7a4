import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@rollcall/postgres";
import { holdControls, releaseControls } from "../../packages/core/src/turns/control-lease.ts";
import { type AskedSite, askedSite } from "./asked-site.ts";

const DOMAIN = "shop.example";

describe("the lease of a control", () => {
  let site: AskedSite;
  beforeAll(async () => {
    site = await askedSite();
    await site.startRun(["anna"]);
  });
  afterAll(() => site.database.close());

  const hold = async (laneId: string, askedAt: Date | null = null, lifeS = 60): Promise<boolean> => {
    const contacts = (await contactsOf()).map((contact) => ({ ...contact, catchAllAskedAt: askedAt }));
    return !(await holdControls(site.database, [DOMAIN], contacts, { laneId, lifeS })).has(DOMAIN);
  };
  const release = (laneId: string): Promise<void> =>
    inTransaction(site.database, (client) => releaseControls(client, [{ laneId, controls: [DOMAIN] }]));
  let claimed: Awaited<ReturnType<AskedSite["claim"]>> | undefined;
  const contactsOf = async (): Promise<NonNullable<typeof claimed>> => (claimed ??= await site.claim("first", 1));

  test("of lanes that plan at the same time one gets it, and keeps it until it is released", async () => {
    const got = await Promise.all(["one", "two", "three"].map((laneId) => hold(laneId)));
    expect(got.filter(Boolean)).toHaveLength(1);
    const holder = ["one", "two", "three"][got.indexOf(true)] ?? "";
    expect(await hold(holder)).toBe(true);
    expect(await hold("four")).toBe(false);
    await release("four");
    expect(await hold("four")).toBe(false);
    await release(holder);
    expect(await hold("four")).toBe(true);
    await release("four");
  });

  test("the lease of a lane that died ends by itself", async () => {
    expect(await hold("dead", null, -1)).toBe(true);
    expect(await hold("living")).toBe(true);
    await release("living");
  });

  test("a control that was asked after the lane claimed its addresses is not asked again", async () => {
    expect(await hold("late", new Date(0))).toBe(false);
  });

  test("a domain without a row is free", async () => {
    const elsewhere = await holdControls(site.database, ["other.example"], [], { laneId: "one", lifeS: 60 });
    expect(elsewhere.size).toBe(0);
  });
});
