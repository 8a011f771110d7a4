import path from "node:path";
import { runProgram } from "@rollcall/test-engines/programs";
import { withEngines } from "@rollcall/test-engines/with-engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_WORDS, EVERYWHERE } from "../../apps/cli/src/rollcall/command-words.ts";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { type Caller, makeWorkplace, type Workplace } from "./command.ts";

const ROLLCALL = path.resolve(import.meta.dirname, "../../apps/cli/src/rollcall.ts");
const rollcall: Caller = (command) => [process.execPath, ROLLCALL, command];

/** Their arguments are their settings: they have no help of their own. */
const WITHOUT_HELP: ReadonlySet<string> = new Set(["ingest", "worker", "mailworld"]);

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace(undefined, rollcall);
});
afterAll(() => place[Symbol.asyncDispose]());

/** What completes a shell, in a file. */
async function script(shell: string): Promise<string> {
  const { code, stdout } = await place.run("completion", [shell]).ended;
  expect(code).toBe(0);
  await place.write(`rollcall.${shell}`, stdout);
  return place.path(`rollcall.${shell}`);
}

describe("completion", () => {
  test.each([...COMMANDS.keys()].filter((name) => !WITHOUT_HELP.has(name)))(
    "completion: the options of %s are those of its help",
    { timeout: 60_000 },
    async (name) => {
      const { stdout } = await place.run(name, ["--help"]).ended;
      const inHelp = new Set([...stdout.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option));
      for (const option of EVERYWHERE) inHelp.delete(option);
      const known = (COMMAND_WORDS[name] ?? []).filter((word) => word.startsWith("--"));
      expect(known.toSorted()).toEqual([...inHelp].toSorted());
    },
  );

  test("completion: an unknown shell prints the help, with code 2", async () => {
    expect(await place.run("completion", ["tcsh"]).ended).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("zsh"),
    });
  });
});

withEngines("bash")("completion in bash", () => {
  const complete = async (line: string): Promise<string[]> => {
    const words = line.split(" ");
    const setUp = `source ${await script("bash")}; COMP_WORDS=(${words.map((word) => `"${word}"`).join(" ")})`;
    const ask = `${setUp}; COMP_CWORD=${words.length - 1}; _rollcall; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return (await runProgram("bash", ["--norc", "-c", ask])).stdout.split("\n").filter((word) => word !== "");
  };

  test("bash: completes commands, and what may follow one", async () => {
    expect(await complete("rollcall ver")).toEqual(["verify"]);
    expect(await complete("rollcall verify --out")).toEqual(["--out", "--out-delimiter"]);
    expect(await complete("rollcall contacts uns")).toEqual(["unsuppress"]);
    expect(await complete("rollcall check --ser")).toEqual(["--server"]);
  });
});

withEngines("zsh")("completion in zsh", () => {
  const complete = async (line: string): Promise<string[]> => {
    // The completion system alone may call compadd and _files: here they print what they are given.
    const stubs = `compdef() { : }; _files() { print -l FILES }; compadd() { shift; print -l -- "$@" }`;
    const words = line.split(" ");
    const ask = `${stubs}; source ${await script("zsh")}; words=(${line.trim()}); CURRENT=${words.length}; _rollcall`;
    return (await runProgram("zsh", ["-f", "-c", ask])).stdout.split("\n").filter((word) => word !== "");
  };

  test("zsh: offers commands first, then their words and files", async () => {
    expect(await complete("rollcall ")).toEqual(expect.arrayContaining(["verify", "check", "help"]));
    expect(await complete("rollcall keys ")).toEqual(
      expect.arrayContaining(["create", "--scope", "--version", "FILES"]),
    );
  });
});

withEngines("fish")("completion in fish", () => {
  const complete = async (line: string): Promise<string[]> => {
    const ask = `source ${await script("fish")}; complete -C "${line}"`;
    const { stdout } = await runProgram("fish", ["--no-config", "-c", ask]);
    return stdout.split("\n").flatMap((row) => row.split("\t")[0] || []);
  };

  test("fish: completes commands with their descriptions, and what may follow one", async () => {
    expect(await complete("rollcall veri")).toEqual(["verify"]);
    expect(await complete("rollcall contacts uns")).toEqual(["unsuppress"]);
    expect(await complete("rollcall verify --quie")).toEqual(["--quiet"]);
    expect(await complete("rollcall completion z")).toEqual(["zsh"]);
  });
});
