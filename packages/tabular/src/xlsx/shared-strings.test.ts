import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SharedStrings } from "./shared-strings.ts";

test("SharedStrings: returns every string in any order, most of them from disk", async () => {
  const path = join(tmpdir(), `tabular-strings-${process.pid}`);
  const file = await open(path, "w+");
  try {
    const strings = new SharedStrings(file.fd);
    const count = 12_000;
    const text = (index: number): string => `${index} é😀\ud800 ${"x".repeat(900)}`;
    for (let index = 0; index < count; index += 1) strings.add(text(index));
    expect((await file.stat()).size).toBeGreaterThan(1_000_000);
    const wrong: number[] = [];
    // 7,919 is prime to the count: never the same index twice, each far from the one before.
    for (let step = 0; step < 2_000; step += 1) {
      const index = (step * 7_919) % count;
      if (strings.get(index) !== text(index)) wrong.push(index);
    }
    expect(wrong).toEqual([]);
    expect(strings.get(count)).toBeUndefined();
    expect(strings.get(count * 2)).toBeUndefined();
    expect(strings.takeFetched()).toBeGreaterThan(0);
    expect(strings.takeFetched()).toBe(0);
  } finally {
    await file.close();
    await rm(path);
  }
});

test("SharedStrings: of long strings only the requested ones and a few neighbours are read from disk", async () => {
  const path = join(tmpdir(), `tabular-long-strings-${process.pid}`);
  const file = await open(path, "w+");
  try {
    const strings = new SharedStrings(file.fd);
    const count = 600;
    for (let index = 0; index < count; index += 1) strings.add(String(index).padStart(32_767, "x"));
    let fetches = 0;
    for (let step = 0; step < count; step += 1) {
      const index = (step * 401) % count;
      expect(strings.get(index)).toBe(String(index).padStart(32_767, "x"));
      const fetched = strings.takeFetched();
      if (fetched > 0) fetches += 1;
      expect(fetched).toBeLessThan(34_000);
    }
    expect(fetches).toBeGreaterThan(100);
  } finally {
    await file.close();
    await rm(path);
  }
});
