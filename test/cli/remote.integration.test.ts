import path from "node:path";
import type { MailWorld } from "@rollcall/mailworld";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type Ended, makeWorkplace, type Workplace } from "./command.ts";
import { startSmallWorld } from "./small-world.ts";

const ROLLCALL = path.resolve(import.meta.dirname, "../../apps/cli/src/rollcall.ts");
const rollcall: Caller = (command) => [process.execPath, ROLLCALL, command];

describe("a remote server", { timeout: 240_000, concurrent: false }, () => {
  let world: MailWorld;
  let server: Workplace;
  let desk: Workplace;
  let access: Readonly<Record<string, string>>;
  beforeAll(async () => {
    world = await startSmallWorld();
    server = await makeWorkplace(world, rollcall);
    const port = String(await getPort({ host: "127.0.0.1" }));
    await server.run("start", [], { PORT: port }).said(/"msg":"ready"/);
    const { stdout } = await server.run("keys", ["create", "--name", "desk", "--scope", "admin"]).ended;
    access = { ROLLCALL_SERVER: `http://127.0.0.1:${port}`, ROLLCALL_KEY: stdout.trim() };
    // Nothing of it may be made where the command runs.
    desk = await makeWorkplace(undefined, rollcall);
    await desk.write("people.csv", "name,email\nAnna,anna@plain.zz\nNobody,nobody@plain.zz\n");
  }, 120_000);
  afterAll(async () => {
    await desk[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await world.stop();
  });

  const run = (command: string, ...args: string[]): Promise<Ended> => desk.run(command, args, access).ended;

  test("verify: uploads a list, waits, and writes the answers; lists, runs and export know it", async () => {
    const verified = await run("verify", "people.csv", "--json");
    expect(verified).toMatchObject({ code: 0, stderr: "" });
    const { list_id: id, run_id: runId } = JSON.parse(verified.stdout) as Record<string, string>;
    expect(await desk.rows("people-cleaned.csv")).toMatchObject([
      { email: "anna@plain.zz", rc_status: "deliverable" },
      { email: "nobody@plain.zz", rc_status: "undeliverable" },
    ]);
    expect((await run("lists")).stdout).toContain(`${id}\tpeople.csv\t2 rows\tcompleted\n`);
    expect(JSON.parse((await run("lists", "list", "--json")).stdout)).toMatchObject([{ id, row_count: 2 }]);
    expect((await run("runs", runId ?? "")).stdout).toBe(`${runId}\tlist\tcompleted\t2 of 2 addresses\n`);
    expect(await run("runs")).toMatchObject({ stdout: "", stderr: "No run is open.\n" });
    expect(await run("runs", "pause", runId ?? "")).toMatchObject({ code: 2, stdout: "" });
    const safe = await run("export", id ?? "", "--preset", "safe", "--columns", "email", "--out", "-");
    expect(safe).toMatchObject({ code: 0, stdout: "email\r\nanna@plain.zz\r\n" });
    expect(await run("export", "999", "--out", "-")).toMatchObject({ code: 2, stdout: "" });
  });

  test("check: one address, in the same words as without a server", async () => {
    expect(await run("check", "anna@plain.zz")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^anna@plain\.zz\tdeliverable\taccepted\n/) as unknown,
      stderr: "",
    });
    expect(await run("check", "nothing")).toMatchObject({ code: 2, stdout: "" });
  });

  test("contacts: suppress, unsuppress, suppressed, held and erase, with the same codes", async () => {
    await desk.write("quiet.csv", "email\nquiet@shop.com\nnonsense\n");
    expect(await run("contacts", "suppress", "quiet.csv")).toMatchObject({
      code: 1,
      stderr: '1 added, 0 already known, 1 rejected\n"nonsense" is neither an address nor a domain\n',
    });
    expect(await run("contacts", "suppress", "nofile.csv")).toMatchObject({ code: 2 });
    expect(await run("contacts", "suppress", "hush.com")).toMatchObject({ code: 0 });
    const { stdout } = await run("contacts", "suppressed");
    expect(stdout).toMatch(/quiet@shop\.com,address/);
    expect(stdout).not.toContain("nofile");
    expect(await run("contacts", "unsuppress", "hush.com", "never.com")).toMatchObject({
      code: 1,
      stderr: '1 removed\n"never.com" is not on the suppression list\n',
    });
    expect(JSON.parse((await run("contacts", "held", "anna@plain.zz")).stdout)).toMatchObject({
      email: "anna@plain.zz",
    });
    expect(await run("contacts", "erase", "anna@plain.zz")).toMatchObject({ code: 2, stdout: "" });
    const erased = await run("contacts", "erase", "anna@plain.zz", "--yes");
    expect(JSON.parse(erased.stdout)).toMatchObject({ deleted: { contacts: 1 } });
  });

  test("a wrong key, a server that is away and a wrong address end in a sentence, never in a stack trace", async () => {
    const wrong = await desk.run("lists", ["--key", "rc_wrong"], access).ended;
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    const away = await desk.run("lists", ["--server", "http://127.0.0.1:9"], access).ended;
    expect(away).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("can't be reached") as unknown });
    const none = await desk.run("check", ["a@b.com", "--server", "here"], access).ended;
    expect(none).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("must be an address") as unknown,
    });
    for (const { stderr } of [wrong, away, none]) expect(stderr).not.toMatch(/^\s+at |rc_wrong/m);
  });
});
