import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { onAbort } from "./on-abort.ts";

describe("onAbort", () => {
  it("onAbort: calls every callback once, except unregistered ones", () => {
    const stopping = new AbortController();
    const told: string[] = [];
    onAbort(stopping.signal, () => told.push("first"));
    const leave = onAbort(stopping.signal, () => told.push("left"));
    onAbort(stopping.signal, () => told.push("last"));
    leave();
    stopping.abort();
    stopping.abort();
    expect(told).toEqual(["first", "last"]);
  });

  it("onAbort: skips a callback that another unregisters, and one registered meanwhile", () => {
    const stopping = new AbortController();
    const told: string[] = [];
    let leave = (): void => undefined;
    onAbort(stopping.signal, () => {
      told.push("first");
      leave();
      onAbort(stopping.signal, () => told.push("late"));
    });
    leave = onAbort(stopping.signal, () => told.push("needless"));
    stopping.abort();
    expect(told).toEqual(["first"]);
  });

  it("onAbort: a signal has one listener for any number of callbacks", () => {
    const stopping = new AbortController();
    for (let count = 0; count < 100; count += 1) onAbort(stopping.signal, () => undefined);
    expect(getEventListeners(stopping.signal, "abort")).toHaveLength(1);
  });

  it("onAbort: without a signal it does nothing", () => {
    expect(onAbort(undefined, () => undefined)()).toBeUndefined();
  });
});
