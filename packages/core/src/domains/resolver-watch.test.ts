import type { MailRoute } from "@rollcall/routing";
import { describe, expect, test } from "vitest";
import { askCanaries, CANARIES, type CanaryAnswers, checkResolver, ResolverWatch } from "./resolver-watch.ts";

const DENIED: MailRoute = { type: "domain_not_found", ttlMs: 1_000 };
const FOUND: MailRoute = { type: "mx", hosts: [], ttlMs: 1_000 };
const AWAY: MailRoute = { type: "dns_error", detail: "timeout" };

const clock = (nowMs = () => 0, random = () => 0.4) => ({ nowMs, random });
const resolver = (canary: MailRoute, nonsense: MailRoute = DENIED) => {
  const asked: string[] = [];
  return {
    asked,
    resolveRoute: async (name: string): Promise<MailRoute> => {
      asked.push(name);
      return CANARIES.includes(name) ? canary : nonsense;
    },
  };
};

const answers = (
  types: readonly MailRoute["type"][],
  nonsense: MailRoute["type"] = "domain_not_found",
): CanaryAnswers => ({
  canaries: new Map(types.map((type, at) => [CANARIES[at] ?? "", type])),
  nonsense,
});

describe("checkResolver", () => {
  test.each(["domain_not_found", "no_mail_server", "null_mx"] as const)(
    "checkResolver: two canaries that are %s make a resolver that knows nothing; one may have a bad day",
    (type) => {
      expect(checkResolver(answers([type, type, "mx", "mx"])).type).toBe("unusable");
      expect(checkResolver(answers([type, "mx", "mx", "mx"])).type).toBe("usable");
    },
  );

  test("checkResolver: a resolver that answers for a random name is unusable", () => {
    expect(checkResolver(answers(["mx", "mx", "mx", "mx"], "mx")).type).toBe("unusable");
    expect(checkResolver(answers(["mx", "mx", "mx", "mx"], "implicit")).type).toBe("unusable");
  });

  test("checkResolver: a resolver that fails to answer is still usable", () => {
    expect(checkResolver(answers(["dns_error", "dns_error", "dns_error", "dns_error"], "dns_error")).type).toBe(
      "usable",
    );
  });
});

describe("askCanaries", () => {
  test("askCanaries: four distinct ones, whatever the random start, and one random name", async () => {
    for (const random of [0, 0.26, 0.5, 0.99]) {
      const one = resolver(FOUND);
      const said = await askCanaries(one, { random: () => random });
      expect(said.canaries.size).toBe(4);
      expect(new Set(one.asked).size).toBe(5);
      expect(said.nonsense).toBe("domain_not_found");
    }
  });
});

describe("ResolverWatch", () => {
  test("ResolverWatch: tests once a minute, however often it is asked", async () => {
    let nowMs = 0;
    const blind = resolver(DENIED);
    const watch = new ResolverWatch(
      blind,
      clock(() => nowMs),
      { canaries: true },
    );
    expect((await Promise.all([watch.health(), watch.health()])).map(({ type }) => type)).toEqual([
      "unusable",
      "unusable",
    ]);
    nowMs = 59_999;
    await watch.health();
    expect(blind.asked).toHaveLength(5);
    nowMs = 60_000;
    await watch.health();
    expect(blind.asked).toHaveLength(10);
  });

  test("ResolverWatch: on a private network there is no canary test", async () => {
    const own = resolver(DENIED);
    expect(await new ResolverWatch(own, clock(), { canaries: false }).health()).toEqual({ type: "usable" });
    expect(own.asked).toEqual([]);
  });

  test("ResolverWatch: a resolver that is unavailable denies nothing", async () => {
    expect(await new ResolverWatch(resolver(AWAY, AWAY), clock(), { canaries: true }).health()).toEqual({
      type: "usable",
    });
  });
});
