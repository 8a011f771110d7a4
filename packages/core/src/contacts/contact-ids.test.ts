import { expect, test } from "vitest";
import { contactId, ContactIds, ID_WORDS } from "./contact-id.ts";
test("ContactIds: holds the ids of a batch in order, and drops those of the previous batch", () => {
  const ids = new ContactIds();
  for (const count of [3, 2_000, 5]) {
    const keys = Array.from({ length: count }, (_, at) => `user${at + count}@example.com`);
    ids.clear();
    for (const key of keys) ids.add(key);
    const texts = keys.map((_, at) => Buffer.from(ids.bytes.subarray(at * 16, at * 16 + 16)).toString("hex"));
    expect(texts).toEqual(keys.map((key) => contactId(key).replaceAll("-", "")));
    expect(ids.count).toBe(count);
    expect(ids.words.length).toBeGreaterThanOrEqual(count * ID_WORDS);
  }
});
