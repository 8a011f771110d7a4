import { expect, test } from "vitest";
import { SessionSlots } from "./session-slots.ts";

/** Work that ends when it is told to. */
function held(slots: SessionSlots, begun: string[]) {
  const ends: (() => void)[] = [];
  const begin = (key: string, name = key): Promise<void> =>
    slots.through(key, () => {
      begun.push(name);
      return new Promise((resolve) => ends.push(resolve));
    });
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => void setImmediate(resolve));
  };
  return { begin, endOne };
}

test("SessionSlots: no more than the limit at once, and all in the end", async () => {
  const begun: string[] = [];
  const { begin, endOne } = held(new SessionSlots(2), begun);
  const all = Promise.all(["a", "b", "c", "d", "e"].map((key) => begin(key)));
  expect(begun).toEqual(["a", "b"]);
  for (let ended = 1; ended <= 5; ended += 1) {
    await endOne();
    expect(begun.length).toBe(Math.min(5, ended + 2));
  }
  await all;
});

test("SessionSlots: keys have their turns, however many lanes they have", async () => {
  const begun: string[] = [];
  const { begin, endOne } = held(new SessionSlots(1), begun);
  const all = Promise.all([
    ...["1", "2", "3", "4"].map((lane) => begin("big", `big ${lane}`)),
    begin("small"),
    begin("other"),
  ]);
  for (let ended = 0; ended < 6; ended += 1) await endOne();
  await all;
  expect(begun).toEqual(["big 1", "big 2", "small", "other", "big 3", "big 4"]);
});

test("SessionSlots: work that fails gives its slot back", async () => {
  const slots = new SessionSlots(1);
  await expect(slots.through("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await slots.through("b", async () => "done")).toBe("done");
});
