import fc from "fast-check";
import { expect, test } from "vitest";
import { ContactIds } from "../contacts/contact-id.ts";
import { SeenContacts, type Sighting } from "./row-writer.ts";

function note(seen: SeenContacts, key: string, row: number, beside = false): Sighting {
  const ids = new ContactIds();
  ids.add(key);
  seen.fetch(ids);
  return seen.note(ids, 0, row, beside);
}

test("SeenContacts: returns the first row of every contact, like a map", () => {
  const keys = fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.boolean()), { maxLength: 12_000 });
  fc.assert(
    fc.property(keys, (rows) => {
      const seen = new SeenContacts();
      const known = new Map<number, number | null>();
      for (const [at, [key, beside]] of rows.entries()) {
        const sighting = note(seen, `user${key}@example.com`, at + 1, beside);
        const first = known.get(key);
        if (first === undefined) expect(sighting).toEqual({ type: "new" });
        else expect(sighting).toEqual({ type: "seen", firstRow: first });
        if (first === undefined || first === null) known.set(key, beside ? null : at + 1);
      }
    }),
    { numRuns: 10 },
  );
});

test("SeenContacts: when full, it is unsure about new contacts, and sure about the others", () => {
  const seen = new SeenContacts(8);
  const sightings = Array.from({ length: 8 }, (_, row) => note(seen, String(row), row + 1).type);
  expect(sightings).toEqual(["new", "new", "new", "new", "new", "new", "unsure", "unsure"]);
  expect(note(seen, "3", 9)).toEqual({ type: "seen", firstRow: 4 });
  expect(note(seen, "7", 10)).toEqual({ type: "unsure" });
});
