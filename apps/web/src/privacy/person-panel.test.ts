import { expect, test } from "vitest";
import { heldParts } from "./person-panel.tsx";

test("heldParts: lists are counted, single things are there or not, and the question itself is no part", () => {
  const held = {
    email: "ada@example.com",
    contact: { status: "deliverable" },
    history: [{}, {}],
    rows: [],
    suppressed: false,
    suppression: null,
    asked: true,
  };
  expect(heldParts(held)).toEqual([
    { what: "contact", count: null },
    { what: "history", count: 2 },
    { what: "asked", count: null },
  ]);
});

test.each([null, undefined, "text", []])("heldParts: of %j nothing is held", (held) => {
  expect(heldParts(held)).toEqual([]);
});
