import type { MailWorld } from "@rollcall/mailworld";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorkplace, serverOf, until } from "./command.ts";
import { askRunning, askStopped } from "./embedded-database.ts";
import { slowAddresses, startSmallWorld } from "./small-world.ts";

const ANSWERED = "SELECT c.asked FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.state = 'done'";

const listOf = (addresses: readonly string[]): string =>
  ["Name,E-mail", ...addresses.map((address, index) => `Person ${index},${address}`), ""].join("\n");

describe("interrupted verify", { concurrent: true, timeout: 240_000 }, () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(() => world.stop());

  /** Attempts seen by the receiving side, by address. */
  const attempts = (): Map<string, number> => new Map(world.sessions().attempts());

  /** Resolves once some of the addresses have been probed. */
  const untilAsked = (addresses: readonly string[], enough: number): Promise<void> =>
    until("addresses are asked for", () => {
      const asked = world.sessions().attempts();
      return addresses.filter((address) => asked.has(address)).length >= enough;
    });

  test("verify: on Ctrl-C sessions send QUIT, and the next run probes only unanswered addresses", async () => {
    await using place = await makeWorkplace(world);
    const addresses = slowAddresses(0, 80);
    await place.write("contacts.csv", listOf(addresses));
    const first = place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]);
    await untilAsked(addresses, 24);
    first.kill("SIGINT");
    const { code, stderr } = await first.ended;
    expect(code).toBe(130);
    expect(stderr.replaceAll(/\s+/g, " ")).toMatch(/Interrupted with \d+ addresses open. Run the same command again/);
    await expect(place.read("cleaned.csv")).rejects.toThrow("ENOENT");

    const answered = await askStopped<{ asked: string }>(place.folder, ANSWERED);
    const before = attempts();
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.length).toBeLessThan(addresses.length);

    const second = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect(second.code).toBe(0);
    expect(second.stderr).toContain(`Continuing with ${addresses.length - answered.length} open addresses`);
    const after = attempts();
    expect(answered.filter(({ asked }) => after.get(asked) !== before.get(asked))).toEqual([]);
    const rows = await place.rows("cleaned.csv");
    expect(rows.map((row) => row["E-mail"])).toEqual(addresses);
    expect(new Set(rows.map((row) => row["rc_reason"]))).toEqual(new Set(["accepted", "mailbox_not_found"]));
  });

  test("verify: resumes a run that was paused in the app meanwhile", async () => {
    await using place = await makeWorkplace(world);
    const addresses = slowAddresses(200, 40);
    await place.write("contacts.csv", listOf(addresses));
    const first = place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]);
    await untilAsked(addresses, 8);
    first.kill("SIGINT");
    expect((await first.ended).code).toBe(130);
    await askStopped(place.folder, "UPDATE runs SET state = 'paused'");
    const second = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect(second).toMatchObject({ code: 0, stderr: expect.stringContaining("Continuing with") as unknown });
    expect(await place.rows("cleaned.csv")).toHaveLength(addresses.length);
    expect(await askStopped(place.folder, "SELECT state FROM runs")).toEqual([{ state: "completed" }]);
  });

  test("verify: after kill -9 it resumes, and probes only unanswered addresses", async () => {
    await using place = await makeWorkplace(world);
    const addresses = slowAddresses(100, 80);
    await place.write("contacts.csv", listOf(addresses));
    const first = place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]);
    await untilAsked(addresses, 8);
    await until("the first answers are kept", async () => (await askRunning(place.folder, ANSWERED)).length > 0);
    first.kill("SIGKILL");
    expect((await first.ended).code).toBeNull();

    // Its database server survives it, until the next start.
    expect(await serverOf(place.folder)).not.toBeNull();
    const answered = await askRunning<{ asked: string }>(place.folder, ANSWERED);
    const before = attempts();
    expect(answered.length).toBeLessThan(addresses.length);
    const second = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect(second.stderr).toContain("The last process was killed. Nothing is lost");
    expect(second.code).toBe(0);
    const after = attempts();
    expect(answered.filter(({ asked }) => after.get(asked) !== before.get(asked))).toEqual([]);
    const rows = await place.rows("cleaned.csv");
    expect(rows.map((row) => row["E-mail"])).toEqual(addresses);
    expect(new Set(rows.map((row) => row["rc_reason"]))).toEqual(new Set(["accepted", "mailbox_not_found"]));
    expect(await serverOf(place.folder)).toBeNull();
  });

  test("verify: --wait ends it in time, open addresses are unknown with a reason, and the next run completes them", async () => {
    await using place = await makeWorkplace(world);
    await place.write("contacts.csv", listOf(["anna@grey.zz", "anna@plain.zz", "nobody@grey.zz"]));
    // Closed until the first command is over, however slow the machine is.
    world.setManners("mx.grey.zz", { greylist: { delayMs: 3_600_000, words: "postgrey", key: "client" } });
    // The wait is long enough for a busy machine to probe all three once, and the schedule for none to be retried in
    // it.
    const settings = { RETRY_SCHEDULE: "30s,36s,42s" };
    const first = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv", "--wait", "25s"], settings).ended;
    expect(first.code).toBe(1);
    expect(first.stderr).toMatch(/2 to be retried, the next at \d\d:\d\d:\d\d: 2 greylisted/);
    expect(first.stderr.replaceAll(/\s+/g, " ")).toMatch(
      /2 addresses have no answer yet, and are written as unknown, not_answered_yet, with the last reply so far\. Run the same command again to continue; the next one is due at \d\d:\d\d:\d\d/,
    );
    const answer = (row: Readonly<Record<string, string>>): unknown => [row["rc_status"], row["rc_reason"]];
    const open = await place.rows("cleaned.csv");
    expect(open.map(answer)).toEqual([
      ["unknown", "not_answered_yet"],
      ["deliverable", "accepted"],
      ["unknown", "not_answered_yet"],
    ]);
    expect(open[0]).toMatchObject({ rc_smtp_code: "450", rc_mx_host: "mx.grey.zz" });
    expect(open[0]?.["rc_smtp_reply"]).toMatch(/grey/i);
    world.setManners("mx.grey.zz", null);
    const second = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"], settings).ended;
    expect(second.code).toBe(0);
    expect((await place.rows("cleaned.csv")).map(answer)).toEqual([
      ["deliverable", "accepted"],
      ["deliverable", "accepted"],
      ["undeliverable", "mailbox_not_found"],
    ]);
  });

  test("verify: kill -9 during the import leaves no partial list", async () => {
    await using place = await makeWorkplace(world);
    // Enough rows for a busy machine to kill it in time.
    const rows = 500_000;
    await place.write("contacts.csv", listOf(Array.from({ length: rows }, () => "clara@plain.zz")));
    const first = place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]);
    const halves = "SELECT id FROM lists WHERE state = 'importing'";
    await until("the file is being read", async () => (await askRunning(place.folder, halves)).length > 0);
    first.kill("SIGKILL");
    await first.ended;
    const second = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect(second).toMatchObject({ code: 0, stderr: expect.not.stringContaining("already imported") as unknown });
    const kept = await askStopped(
      place.folder,
      "SELECT (SELECT count(*)::int FROM lists) AS lists, (SELECT count(*)::int FROM list_rows) AS rows",
    );
    expect(kept).toEqual([{ lists: 1, rows }]);
    expect((await place.read("cleaned.csv")).split("\n")).toHaveLength(1 + rows + 1);
  });
});
