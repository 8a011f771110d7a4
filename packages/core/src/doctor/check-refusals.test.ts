import { expect, test } from "vitest";
import { blockListIn, checkRefusals, type Refusal } from "./check-refusals.ts";

const refusal = (site: string, words: string, more: Partial<Refusal> = {}): Refusal => ({
  egress: "main",
  pacingKey: site,
  provider: null,
  because: "listed",
  words,
  sinceMs: 1_000,
  ...more,
});

test.each([
  ["554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "Spamhaus"],
  ["550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. (S3140)", "Microsoft's own list"],
  ["554 refused: listed at dnsbl.kellner.example", "dnsbl.kellner.example"],
  ["554 5.7.1 you are banned", null],
])("blockListIn: %s", (words, list) => {
  expect(blockListIn(words)).toBe(list);
});

test("checkRefusals: says which lists, how many sites, from which egress, and since when", () => {
  const [main, second, ...more] = checkRefusals([
    refusal("a.example", "554 blocked using zen.spamhaus.org", { sinceMs: 9_000 }),
    refusal("b.example", "554 blocked by Spamhaus", { sinceMs: 3_000 }),
    refusal("c.example", "554 see bl.spamcop.net"),
    refusal("d.example", "554 poor reputation", { egress: "second", because: "reputation" }),
  ]);
  expect(more).toEqual([]);
  expect(main).toMatchObject({ id: "refusals/main", state: "problem", sinceMs: 1_000 });
  expect(main?.detail).toBe(
    "3 sites refuse egress main, because of Spamhaus (2 sites), SpamCop (1 site). The latest is a.example: “554 blocked using zen.spamhaus.org”",
  );
  expect(second).toMatchObject({ id: "refusals/second", state: "warning" });
});

test("checkRefusals: one known provider that distrusts us is a problem, nobody is none", () => {
  const [finding] = checkRefusals([refusal("outlook.com", "", { because: "reputation", provider: "outlook" })]);
  expect(finding?.state).toBe("problem");
  expect(checkRefusals([])).toMatchObject([{ state: "ok", fix: "" }]);
});
