import { describe, expect, it } from "vitest";
import { WEIGHTS } from "./score.ts";

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
});
