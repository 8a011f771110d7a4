import { expect, test } from "vitest";
import { nameCommands } from "../../scripts/package/name-commands.ts";

const NAMES = ["verify", "runs", "redecide", "start", "doctor", "worker"];
const named = (source: string): string => nameCommands(source, NAMES);

test.each([
  ["npm run verify -- contacts.csv --out cleaned.csv", "rollcall verify contacts.csv --out cleaned.csv"],
  ["see npm run doctor.", "see rollcall doctor."],
  ["npm start and npm run verify include one", "rollcall start and rollcall verify include one"],
  ["npm run redecide --${dry}", "rollcall redecide${dry}"],
  ["or node apps/worker/src/main.ts.", "or rollcall worker."],
])("nameCommands: %j is %j", (source, renamed) => {
  expect(named(source)).toBe(renamed);
});

test.each(["npm run bench", "npm run build", "npm install", "npm consumed --out", "npm run runset"])(
  "nameCommands: %j stays",
  (source) => {
    expect(named(source)).toBe(source);
  },
);

test("nameCommands: the columns of help stay where they are, two blanks after the longest command", () => {
  expect(
    named(
      "  npm run doctor            print the findings\n" +
        "  npm run doctor -- --json  the same as JSON\n" +
        "  npm start  run it\n",
    ),
  ).toBe(
    "  rollcall doctor           print the findings\n" +
      "  rollcall doctor --json    the same as JSON\n" +
      "  rollcall start  run it\n",
  );
});
