import { expect, test } from "vitest";
import { TURN_CHARACTERS } from "./event-loop-yield.ts";
import { judgeCells } from "./judge-cells.ts";
import { EventLoopTurns } from "./testing/event-loop-turns.ts";

test("judgeCells: asks about each text once, and knows the answers afterwards", async () => {
  const asked: string[] = [];
  const isAddress = await judgeCells(
    [
      ["a@b.org", "x", ""],
      ["x", "a@b.org"],
    ],
    (cell) => asked.push(cell) > 0 && cell.includes("@"),
  );
  expect(asked).toEqual(["a@b.org", "x"]);
  expect(["a@b.org", "x", "", "never seen"].map((cell) => isAddress(cell))).toEqual([true, false, false, false]);
});

test("judgeCells: long cells are asked about a few a turn", async () => {
  const turns = new EventLoopTurns();
  const records = Array.from({ length: 100 }, (_, index) => [String(index).padStart(10_000, "x")]);
  await judgeCells(records, (cell) => {
    turns.work(cell.length);
    return false;
  });
  turns.stop();
  expect(turns.mostWork).toBeLessThanOrEqual(TURN_CHARACTERS / 4);
});
