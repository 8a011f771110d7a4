import { expect, test } from "vitest";
import { TURN_CHARACTERS } from "../event-loop-yield.ts";
import { EventLoopTurns } from "../testing/table-fixtures.ts";
import { CsvReader } from "./csv-reader.ts";
import { readCsv } from "./open-csv.ts";

const LIMITS = { columns: 100, cellCharacters: 1_000, rowCharacters: 10_000 };

test("readCsv: of text that is available at once, a few pieces are read per turn", async () => {
  const reader = new CsvReader({ delimiter: ",", escape: "double" }, LIMITS, () => undefined);
  const line = `anna@example.org,"Anna ""A"" B"\n`;
  async function* text(): AsyncGenerator<Buffer> {
    for (let piece = 0; piece < 1_000; piece += 1) yield Buffer.from(line.repeat(100));
  }
  const turns = new EventLoopTurns();
  let records = 0;
  for await (const some of readCsv(text(), reader)) {
    records += some.length;
    turns.work(some.length * line.length);
  }
  turns.stop();
  expect(records).toBe(100_000);
  expect(turns.mostWork).toBeLessThanOrEqual(2 * TURN_CHARACTERS);
});
