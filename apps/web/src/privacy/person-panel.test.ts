import { expect, test } from "vitest";
import { heldParts } from "./person-panel.tsx";

test("heldParts: counts lists and skips the address itself", () => {
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

test.each([null, undefined, "text", []])("heldParts: %j has no parts", (held) => {
  expect(heldParts(held)).toEqual([]);
});
