import path from "node:path";
import { parse } from "csv-parse/sync";
import type { MailWorld } from "@rollcall/mailworld";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type Ended, makeWorkplace, type Workplace } from "./command.ts";
import { startSmallWorld } from "./small-world.ts";

const ROLLCALL = path.resolve(import.meta.dirname, "../../apps/cli/src/rollcall.ts");
/** A line of bash, where `rollcall` is the program. */
const inBash: Caller = (line) => [
  "bash",
  "-c",
  `set -o pipefail; rollcall() { "${process.execPath}" "${ROLLCALL}" "$@"; }; ${line}`,
];

const LIST = "name,email\nAnna,anna@plain.zz\nNobody,nobody@plain.zz\n";

describe("pipes", { timeout: 240_000, concurrent: false }, () => {
  let world: MailWorld;
  let place: Workplace;
  beforeAll(async () => {
    world = await startSmallWorld();
    place = await makeWorkplace(world, inBash);
    await place.write("people.csv", LIST);
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
    await world.stop();
  });

  const bash = (line: string): Promise<Ended> => place.run(line).ended;

  const answers = (csv: string): string[] =>
    parse(csv, { columns: true, bom: true }).map((row) => {
      const { email, rc_status: status } = row as Readonly<Record<string, string>>;
      return `${email} ${status}`;
    });
  const BOTH = ["anna@plain.zz deliverable", "nobody@plain.zz undeliverable"];

  test.each([
    ["a pipe, to the standard output", "cat people.csv | rollcall verify -"],
    ["/dev/stdin", "cat people.csv | rollcall verify /dev/stdin --out /dev/stdout"],
    ["a redirection", "rollcall verify - --out - < people.csv"],
    ["a process substitution", "rollcall verify <(cat people.csv) --out -"],
  ])("verify: reads %s, and writes nothing else there", async (_, line) => {
    const { code, stdout, stderr } = await bash(line);
    expect(stderr).toContain("deliverable");
    expect(answers(stdout)).toEqual(BOTH);
    expect(code).toBe(0);
  });

  test("verify: --format says what goes to the standard output, and --quiet leaves the rest out", async () => {
    const { stdout, stderr } = await bash("rollcall verify people.csv --out - --format jsonl --quiet");
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { rc_status: string }).rc_status)).toEqual([
      "deliverable",
      "undeliverable",
    ]);
    expect(stderr).toBe("");
  });

  test("verify: --json is the summary for programs; an earlier file that was not named is kept", async () => {
    await place.write("people-cleaned.csv", "mine\n");
    const { code, stdout, stderr } = await bash("rollcall verify people.csv --json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      state: "completed",
      total: 2,
      done: 2,
      out: place.path("people-cleaned.csv"),
    });
    expect(stderr).toContain("The earlier one is kept as people-cleaned.1.csv");
    expect(await place.read("people-cleaned.1.csv")).toBe("mine\n");
    expect(answers(await place.read("people-cleaned.csv"))).toEqual(BOTH);
  });

  test("verify: --json and the list can't both have the standard output", async () => {
    expect(await bash("rollcall verify people.csv --out - --json")).toMatchObject({ code: 2, stdout: "" });
  });

  test("export: --out - is the list alone", async () => {
    const { stdout: lists } = await bash("rollcall export");
    const id = /^(\d+)\t/m.exec(lists)?.[1] ?? "";
    const { code, stdout, stderr } = await bash(`rollcall export ${id} --out - | cat`);
    expect(answers(stdout)).toEqual(BOTH);
    expect(stderr).toContain("was written to the standard output");
    expect(code).toBe(0);
  });

  test("check: prints one answer, its JSON, or its status; no answer yet is code 1", async () => {
    const plain = await bash("rollcall check anna@plain.zz");
    expect(plain).toMatchObject({ code: 0, stdout: expect.stringMatching(/^anna@plain\.zz\tdeliverable\taccepted\n/) });
    const json = await bash("rollcall check 'Nobody <nobody@plain.zz>' --json");
    expect(JSON.parse(json.stdout)).toMatchObject({ state: "done", verdict: { status: "undeliverable" } });
    const quiet = await bash("rollcall check anna@plain.zz -q");
    expect(quiet).toMatchObject({ code: 0, stdout: "deliverable\n", stderr: "" });
    const open = await bash("rollcall check anna@grey.zz --wait 1s");
    expect(open).toMatchObject({ code: 1, stdout: expect.stringMatching(/^anna@grey\.zz\topen\t/) });
    expect(await bash("rollcall check nothing")).toMatchObject({ code: 2, stdout: "" });
  });

  test("--version: after any command", async () => {
    const { stdout } = await bash("rollcall --version");
    expect(await bash("rollcall verify x.csv --version")).toMatchObject({ code: 0, stdout, stderr: "" });
    expect(await bash("rollcall keys --version")).toMatchObject({ code: 0, stdout });
  });
});
