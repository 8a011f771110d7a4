import { afterEach, expect, test } from "vitest";
import { onEachBackend } from "../engines/with-engines.ts";
import {
  domainOf,
  EGRESSES,
  heardIn,
  type Heard,
  receivingSide,
  type ReceivingSide,
  SESSIONS_MAX,
} from "./receiving-side.ts";

const SOON = { timeout: 120_000, interval: 100 };

onEachBackend("egresses", (backend) => {
  const sides: ReceivingSide[] = [];
  afterEach(async () => {
    await Promise.all(sides.splice(0).map((side) => side.close()));
  });

  async function asked(count: number, workers: readonly (readonly string[])[]): Promise<ReceivingSide> {
    const side = await receivingSide(backend, count);
    sides.push(side);
    const runId = await side.stage.run(side.addresses);
    for (const served of workers) await side.stage.addWorker(served);
    await expect.poll(async () => (await side.stage.state(runId)).state, SOON).toBe("completed");
    const counts = await side.stage.database.prisma.runCount.findMany({ where: { runId } });
    expect(counts.map(({ status }) => status)).not.toContain("unknown");
    return side;
  }

  const heard = (side: ReceivingSide): Heard[] => side.world.sessions().ended().flatMap(heardIn);
  const sourcesOf = (all: readonly Heard[]): Set<string> => new Set(all.map(({ client }) => client));

  test("takeTurn: each egress uses its own address, name and sender, and keeps its own limits", async () => {
    const side = await asked(400, [["a", "b"]]);
    const all = heard(side);
    const introductions = new Set(all.map(({ client, helo, sender }) => `${client} ${helo} ${sender}`));
    expect([...introductions].sort()).toEqual(
      EGRESSES.map(({ bindAddress, heloName, mailFrom }) => `${bindAddress} ${heloName} ${mailFrom}`),
    );
    // A big provider is probed from both, each with its own limits.
    expect(sourcesOf(all.filter(({ recipient }) => domainOf(recipient) === "gmail.com")).size).toBe(2);
    const giant = side.world.sessions().of("gmail.com");
    expect(giant?.maxOpenPerClient).toBeLessThanOrEqual(SESSIONS_MAX);
    expect(giant?.maxOpen).toBeGreaterThan(SESSIONS_MAX);
  });

  test("homeEgress: a domain sees one source, and a greylisted address the same triplet again", async () => {
    const side = await asked(300, [["a", "b"]]);
    const small = heard(side).filter(({ recipient }) => domainOf(recipient).endsWith("-benchmark.com"));
    const byDomain = [...Map.groupBy(small, ({ recipient }) => domainOf(recipient)).values()];
    expect(byDomain.every((one) => sourcesOf(one).size === 1)).toBe(true);
    expect(sourcesOf(small).size).toBe(2);
    const again = [...Map.groupBy(small, ({ recipient }) => recipient).values()].filter((one) => one.length > 1);
    expect(again.length).toBeGreaterThan(5);
    for (const one of again) expect(new Set(one.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test("startWorker: a worker uses the egresses that it serves, and no other", async () => {
    const side = await asked(200, [["a"], ["b"]]);
    expect(sourcesOf(heard(side))).toEqual(new Set(["127.0.0.2", "127.0.0.3"]));
  });
});
