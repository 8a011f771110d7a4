import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const SOURCES = path.resolve(import.meta.dirname, "../../apps/cli/src");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-wrong-"));
  await writeFile(path.join(folder, "people.csv"), "email\nanna@shop.example.com\n");
  await writeFile(path.join(folder, "words.jsonl"), "not json\n");
  await writeFile(path.join(folder, "empty.jsonl"), '{"text": "550 No"}\n');
  await writeFile(path.join(folder, "no-mx.jsonl"), '{"code": 550, "text": "550 5.1.1 User unknown"}\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  command: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ended> {
  const env = { PATH: process.env["PATH"], DATA_DIR: path.join(folder, "data"), ...settings };
  const child = spawn(process.execPath, [path.join(SOURCES, `${command}.ts`), ...args], { cwd: folder, env });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: code as number | null, stdout, stderr };
}

/** Each command with valid arguments. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  start: [],
  verify: ["people.csv"],
  contacts: ["suppressed"],
  keys: ["list"],
  export: [],
  redecide: [],
};

/** Common mistakes in settings. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a database that is not there": { DATABASE_URL: "postgresql://me:secret@127.0.0.1:9/rollcall" },
  "a database's address that is none": { DATABASE_URL: "postgresql://me:se/cr@et@:x" },
  "a Redis that is not there": { REDIS_URL: "redis://127.0.0.1:9" },
  "a data folder that can't be": { DATA_DIR: "people.csv/data" },
  "settings that are none": { RETRY_SCHEDULE: "soon", LOG_LEVEL: "loud" },
};

/** Commands on stored data don't use the queues. */
const FINE: ReadonlySet<string> = new Set(
  ["contacts", "keys", "export", "redecide"].map((command) => `${command} with a Redis that is not there`),
);

function expectSentence({ code, stderr }: Ended): void {
  expect(code).toBeGreaterThan(0);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain("node_modules");
  expect(stderr).not.toContain("secret");
  expect(stderr.trim()).not.toBe("");
  expect(stderr).not.toContain("Unexpected error");
  expect(stderr.split("\n").length).toBeLessThan(15);
}

describe("commands end in a sentence, never in a stack trace", { concurrent: false }, () => {
  const cases = Object.entries(COMMANDS).flatMap(([command, args]) =>
    Object.entries(SETTINGS)
      .filter(([what]) => !FINE.has(`${command} with ${what}`))
      .map(([what, settings]) => [command, what, args, settings] as const),
  );
  test.each(cases)("%s with %s", async (command, _, args, settings) => {
    expectSentence(await run(command, args, settings));
  });

  test.each([
    ["classify", "nope.jsonl", "There is no file"],
    ["classify", "words.jsonl", "Line 1 is not JSON."],
    ["classify", "empty.jsonl", 'Line 1 has no "code"'],
    ["verify", "nope.csv", "There is no file"],
    ["plan", "nope.csv", "There is no file"],
  ])("%s %s", async (command, file, sentence) => {
    const ended = await run(command, [file], {});
    expectSentence(ended);
    expect(ended.stderr).toContain(sentence);
  });

  test.each(Object.entries(SETTINGS))("doctor reports %s", async (_, settings) => {
    const { stdout, stderr } = await run("doctor", [], settings);
    expect(`${stdout}${stderr}`).not.toMatch(/^\s+at |node_modules|secret/m);
    expect(`${stdout}${stderr}`.trim()).not.toBe("");
  });

  test("classify takes a reply without an mx", async () => {
    expect(await run("classify", ["no-mx.jsonl"], {})).toMatchObject({ code: 0 });
  });
});
