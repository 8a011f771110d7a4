import type { Redecided, StoredVerdict } from "./verdict.ts";
import { classify } from "@rollcall/verdict";
import { expect, test } from "vitest";
import { DEFAULT_FRESH_FOR } from "../contacts/freshness.ts";
import { NOW_MS, REFUSED, reply } from "../testing/session.ts";
import { redecidePages, type VerdictPages } from "./redecide.ts";

/** A verdict from before a rule matched this reply. */
const stored = (id: number): StoredVerdict => ({
  id: String(id),
  contactId: `contact-${id}`,
  role: false,
  disposable: false,
  provider: null,
  status: "unknown",
  reason: "policy_refusal",
  safeToSend: "unknown",
  score: 25,
  catchAll: null,
  attempts: 1,
  durationMs: 200,
  checkedAt: new Date(NOW_MS),
  evidence: [reply(REFUSED)],
  rule: null,
});

/** `count` verdicts, in pages. */
function pagesOf(count: number): { source: VerdictPages; pages: string[]; written: (readonly Redecided[])[] } {
  const all = Array.from({ length: count }, (_, at) => stored(at + 1));
  const pages: string[] = [];
  const written: (readonly Redecided[])[] = [];
  const source: VerdictPages = {
    read(afterId, limit) {
      pages.push(afterId);
      return Promise.resolve(all.filter(({ id }) => Number(id) > Number(afterId)).slice(0, limit));
    },
    rewrite(redecided) {
      written.push(redecided);
      return Promise.resolve(redecided.length);
    },
  };
  return { source, pages, written };
}

const settings = { roleIsRisky: false, freshFor: DEFAULT_FRESH_FOR };

test("redecide: processes all verdicts page by page, and counts the changes by kind", async () => {
  const { source, written } = pagesOf(2_500);
  const { signal } = new AbortController();
  const report = await redecidePages(source, { settings, signal }, { dryRun: false, afterId: "0" });
  expect(report).toEqual({
    seen: 2_500,
    changed: 2_500,
    changes: [{ from: "unknown policy_refusal", to: "undeliverable mailbox_not_found", count: 2_500 }],
    lastId: "2500",
    complete: true,
  });
  expect(written.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
});

test("redecide: when stopped it finishes its page, and a later pass continues after it", async () => {
  const { source, pages } = pagesOf(2_500);
  const stop = new AbortController();
  const first = await redecidePages(
    source,
    { settings, signal: stop.signal },
    { dryRun: false, afterId: "0", onBatch: () => stop.abort() },
  );
  expect(first).toMatchObject({ seen: 1_000, lastId: "1000", complete: false });
  const { signal } = new AbortController();
  expect(await redecidePages(source, { settings, signal }, { dryRun: false, afterId: first.lastId })).toMatchObject({
    seen: 1_500,
    complete: true,
  });
  expect(pages).toEqual(["0", "1000", "2000", "2500"]);
});

test("redecide: unchanged verdicts are not written", async () => {
  const { source, written } = pagesOf(1);
  const { signal } = new AbortController();
  const known = {
    ...stored(1),
    status: "undeliverable",
    reason: "mailbox_not_found",
    safeToSend: "no",
    score: 0,
    rule: classify(reply(REFUSED), null).rule,
  } as const;
  const unchanged = { ...source, read: (afterId: string) => Promise.resolve(afterId === "0" ? [known] : []) };
  const report = await redecidePages(unchanged, { settings, signal }, { dryRun: false, afterId: "0" });
  expect(report).toMatchObject({ seen: 1, changed: 0 });
  expect(written).toEqual([]);
});

test("redecide: a verdict from before rules were stored gets its rule, and does not count as changed", async () => {
  const { source, written } = pagesOf(1);
  const { signal } = new AbortController();
  const old = {
    ...stored(1),
    status: "undeliverable",
    reason: "mailbox_not_found",
    safeToSend: "no",
    score: 0,
  } as const;
  const before = { ...source, read: (afterId: string) => Promise.resolve(afterId === "0" ? [old] : []) };
  const report = await redecidePages(before, { settings, signal }, { dryRun: false, afterId: "0" });
  expect(report).toMatchObject({ seen: 1, changed: 0 });
  expect(written).toMatchObject([[{ verdict: { rule: classify(reply(REFUSED), null).rule } }]]);
});
