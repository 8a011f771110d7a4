import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { MEASURED, type Outcomes, outcomesOf, reliability, WEIGHTS } from "./score.ts";
import type { Reason } from "./verdict.ts";

const PAGE = readFileSync(path.join(import.meta.dirname, "../../../docs/verdicts.md"), "utf8");
const shareOf = ({ alive, dead }: Outcomes): number => alive / (alive + dead);
const MEASURED_REASONS = Object.keys(MEASURED) as readonly Reason[];

describe("WEIGHTS", () => {
  it.each(Object.entries(WEIGHTS))(
    "WEIGHTS: the score of %s is in its status's band",
    (reason, { status, score, safeToSend }) => {
      const band = {
        undeliverable: [0, 0, "no"],
        risky: [1, 79, "risky"],
        unknown: [1, 79, "unknown"],
        deliverable: [80, 100, "yes"],
      } as const;
      const [min, max, safe] = band[status];
      expect(score).toBeGreaterThanOrEqual(min);
      expect(score).toBeLessThanOrEqual(max);
      expect(safeToSend).toBe(reason === "suppressed" ? "no" : safe);
    },
  );

  it("WEIGHTS: within a status, a reason that was alive more often has no lower score", () => {
    const known = MEASURED_REASONS.map((reason) => ({ reason, outcomes: outcomesOf(reason), ...WEIGHTS[reason] }));
    const counted = known.filter(({ outcomes }) => outcomes.alive + outcomes.dead >= 5);
    expect(counted.length).toBeGreaterThan(7);
    const wrong = counted.flatMap((one) =>
      counted
        .filter(({ status, outcomes }) => status === one.status && shareOf(outcomes) > shareOf(one.outcomes))
        .filter(({ score }) => score < one.score)
        .map(({ reason }) => `${reason} below ${one.reason}`),
    );
    expect(wrong).toEqual([]);
  });

  it("WEIGHTS: what is called undeliverable was never alive, what is called deliverable never dead", () => {
    for (const reason of MEASURED_REASONS) {
      const { status } = WEIGHTS[reason];
      if (status === "undeliverable") expect([reason, outcomesOf(reason).alive]).toEqual([reason, 0]);
      if (status === "deliverable") expect([reason, outcomesOf(reason).dead]).toEqual([reason, 0]);
    }
  });
});

describe("reliability", () => {
  it("reliability: the share that is alive rises with the score, and every measured address is in one range", () => {
    const shares = reliability().map(shareOf);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const total = ({ alive, dead }: Outcomes): number => alive + dead;
    const sum = (all: readonly Outcomes[]): number => all.reduce((addresses, one) => addresses + total(one), 0);
    expect(sum(reliability())).toBe(sum(MEASURED_REASONS.map(outcomesOf)));
  });

  it("docs/verdicts.md: lists risky reasons from the highest score to the lowest", () => {
    const [, after = ""] = PAGE.split("**risky**");
    const [section = ""] = after.split("**undeliverable**");
    const listed = [...section.matchAll(/^\| `(\w+)`/gmu)];
    const scores = listed.map(([, reason]) => WEIGHTS[reason as Reason].score);
    expect(scores.length).toBe(Object.values(WEIGHTS).filter(({ status }) => status === "risky").length);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("docs/verdicts.md: its table of what scores are worth is this one", () => {
    const section = PAGE.split("\n## ").find((part) => part.startsWith("What a score is worth\n")) ?? "";
    const rows = [...section.matchAll(/^\| +(\d.*?) +\|$/gmu)].map(([, row = ""]) => row.split(/ *\| */u));
    expect(rows).toEqual(
      reliability().map(({ range: [lowest, highest], alive, dead }) => [
        lowest === highest ? `${lowest}` : `${lowest}–${highest}`,
        Object.keys(WEIGHTS)
          .filter((reason) => MEASURED_REASONS.includes(reason as Reason))
          .filter((reason) => lowest <= WEIGHTS[reason as Reason].score && WEIGHTS[reason as Reason].score <= highest)
          .map((reason) => `\`${reason}\` ${WEIGHTS[reason as Reason].score}`)
          .join(", "),
        String(alive + dead),
        String(alive),
        `${Math.round(100 * shareOf({ alive, dead }))} %`,
      ]),
    );
  });
});
