import fc from "fast-check";
import { expect, test } from "vitest";
import { type PacingFile, readPacingFile } from "./read-pacing-file.ts";

const read = (text: string): PacingFile => readPacingFile("pacing.yaml", () => text);
const lines = (...text: readonly string[]): string => `${text.join("\n")}\n`;

test("readPacingFile: without a file nothing is changed, and nothing is read", () => {
  const never = (): string => {
    throw new Error("read");
  };
  expect(readPacingFile(undefined, never)).toEqual({ overrides: {}, problems: [] });
});

test("readPacingFile: YAML and JSON say the same", () => {
  const yaml = lines(
    "# slower than usual",
    "default:",
    "  sessions: { max: 1 }",
    "  pauseBetweenSessionsMs: 5s",
    "providers:",
    "  google:",
    "    rejectedPerHour: 50",
  );
  const json = `{"default": {"sessions": {"max": 1}, "pauseBetweenSessionsMs": 5000},
    "providers": {"google": {"rejectedPerHour": 50}}}`;
  expect(read(yaml)).toEqual({
    overrides: {
      default: { sessions: { max: 1 }, pauseBetweenSessionsMs: 5000 },
      providers: { google: { rejectedPerHour: 50 } },
    },
    problems: [],
  });
  expect(read(json)).toEqual(read(yaml));
});

test.each([
  ["an empty file", ""],
  ["only remarks", "# nothing yet\n"],
])("readPacingFile: %s changes nothing", (_, text) => {
  expect(read(text)).toEqual({ overrides: {}, problems: [] });
});

test("readPacingFile: each mistake in YAML has its line, in the file's order, and what would be right", () => {
  const { overrides, problems } = read(
    lines(
      "providers:", // 1
      "  gogle:", // 2
      "    sessions:", // 3
      "      max: 3", // 4
      "  google:", // 5
      "    sessions:", // 6
      "      max: 500", // 7
      "    backoff:", // 8
      "      failuresMs:", // 9
      "        - 1m", // 10
      "        - soon", // 11
      "default:", // 12
      "  tls: sometimes", // 13
      "  session: 1", // 14
    ),
  );
  expect(overrides).toEqual({});
  expect(problems.map((problem) => problem.replace(/: (write|must be one of docs).*/, ": …"))).toEqual([
    "PACING_FILE pacing.yaml, line 2: providers.gogle is no provider: …",
    "PACING_FILE pacing.yaml, line 7: providers.google.sessions.max must be at most 100",
    "PACING_FILE pacing.yaml, line 11: providers.google.backoff.failuresMs.1 must be milliseconds or a duration such as 30s, from 100 to 86400000 ms",
    "PACING_FILE pacing.yaml, line 13: default.tls must be one of opportunistic, required, never",
    "PACING_FILE pacing.yaml, line 14: default.session is not known here: …",
  ]);
  expect(problems[0]).toContain("microsoft-365");
  expect(problems[4]).toContain("addressesPerMinute");
});

test("readPacingFile: mistakes in JSON have their lines too, also where it is indented with tabs", () => {
  const { problems } = read(
    lines(
      "{",
      '\t"default": {',
      '\t\t"pipelining": "yes",',
      '\t\t"sessions": {',
      '\t\t\t"max": 0',
      "\t\t}",
      "\t}",
      "}",
    ),
  );
  expect(problems).toEqual([
    "PACING_FILE pacing.yaml, line 3: default.pipelining must be true or false",
    "PACING_FILE pacing.yaml, line 5: default.sessions.max must be at least 1",
  ]);
});

test.each([
  ["an open bracket", "default: { sessions:\n  { max: 1 }\n", 3],
  ["a key that comes twice", "default: {}\nproviders: {}\ndefault: {}\n", 3],
  ["broken JSON", '{"default": {"sessions" {"max": 1}}}\n', 1],
])("readPacingFile: %s is reported with its line", (_, text, line) => {
  const [problem] = read(text).problems;
  expect(problem).toMatch(
    new RegExp(`^PACING_FILE pacing.yaml, line ${line}: this is neither YAML nor JSON: [^\\n]+$`),
  );
});

test.each([
  ["a list", "- default\n"],
  ["a word", "fast\n"],
  ["references that multiply", `a: &a [${"x,".repeat(20)}]\nb: &b [${"*a,".repeat(20)}]\nc: [${"*b,".repeat(20)}]\n`],
])("readPacingFile: %s is no table of settings", (_, text) => {
  expect(read(text).problems).toEqual(["PACING_FILE pacing.yaml, line 1: the file must be a table of settings"]);
});

test("readPacingFile: a file beyond the limit is not parsed", () => {
  expect(read(`# ${"x".repeat(1_000_000)}`).problems[0]).toContain("more than 1000000 characters");
});

test("readPacingFile: a file that can't be read is a problem, not a crash", () => {
  const denied = (): string => {
    throw new Error("EACCES: permission denied");
  };
  expect(readPacingFile("p.json", denied).problems).toEqual([
    "PACING_FILE p.json can't be read: EACCES: permission denied",
  ]);
});

test("readPacingFile: whatever the file holds, each problem is one line that names the file", () => {
  const words = "default providers google sessions max : { } - [ ] , 3 &a *a !!map ? |".split(" ");
  const texts = fc.array(fc.constantFrom(...words, "\n", "  "), { maxLength: 30 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(texts, (text) => {
      const others = read(text).problems.filter((one) => !/^PACING_FILE pacing\.yaml, line \d+: [^\n]+$/.test(one));
      expect(others).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
