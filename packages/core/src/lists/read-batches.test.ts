import { expect, test } from "vitest";
import { readBatches, Tally } from "./read-batches.ts";

/** What is asked for a row, in order, the leading address first. */
async function askedOf(cells: readonly string[]): Promise<readonly string[]> {
  const row = { rowNumber: 1, start: 0, end: 2, cells, blank: false };
  const batch = { json: Buffer.from("[]"), rows: [row], width: cells.length, longestCell: 0 };
  const asked: string[] = [];
  const reading = { dedupe: "safe", tally: new Tally(cells.length) } as const;
  for await (const { rows } of readBatches(only(batch), reading))
    for (const { contacts } of rows) asked.push(...contacts.map((contact) => contact.asked));
  return asked;
}

async function* only<Item>(item: Item): AsyncGenerator<Item, void, undefined> {
  yield item;
}

test.each([
  [
    ["ann@acme.com", "bob@acme.com"],
    ["ann@acme.com", "bob@acme.com"],
  ],
  [["ann@acme.com", "Ann@acme.com"], ["Ann@acme.com"]],
  [["plainaddress", ""], ["plainaddress"]],
  [
    ["plainaddress", "otherword"],
    ["plainaddress", "otherword"],
  ],
])("a row with the cells %j names %j", async (cells, asked) => {
  expect(await askedOf(cells)).toEqual(asked);
});

test.each([
  [["Privat", "ann@acme.com"], ["ann@acme.com"]],
  [["ann@acme.com", "Privat"], ["ann@acme.com"]],
  [["Privat", "ann@@acme.com"], ["ann@@acme.com"]],
])("a word beside an address is no address: a row with the cells %j names %j", async (cells, asked) => {
  expect(await askedOf(cells)).toEqual(asked);
});
