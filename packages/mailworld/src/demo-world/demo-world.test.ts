import { describe, expect, it } from "vitest";
import type { HostDescription } from "../world/world-description.ts";
import { company } from "./company-names.ts";
import { demoSettlement, demoWorld, MISTYPED_DOMAINS } from "./demo-world.ts";

/** The longest wait that a run of about a minute with retries after 6, 15 and 35 s passes. */
const LONGEST_GREYLIST_MS = 12_000;

describe("demoWorld", () => {
  const { domains, hosts } = demoSettlement();
  const routes = Object.values(domains).map(({ route }) => route);

  it("demoWorld: is the same each time and has at least 230 domains", () => {
    expect(demoWorld()).toEqual(demoWorld());
    expect(Object.keys(domains).length).toBeGreaterThanOrEqual(230);
  });

  it("demoWorld: every MX record names a host of the world", () => {
    const named = routes.flatMap((route) => (route.type === "mx" ? route.records.map(({ host }) => host) : []));
    expect(named.filter((host) => !Object.hasOwn(hosts, host))).toEqual([]);
  });

  it("demoWorld: has every kind of route", () => {
    const types = new Set(routes.map(({ type }) => type));
    expect(types).toEqual(
      new Set(["mx", "implicit", "null_mx", "nxdomain", "no_records", "servfail", "refused", "timeout"]),
    );
  });

  it("demoWorld: no wait is too long for a run of a minute", () => {
    const waits = [...Object.values(domains), ...Object.values(hosts)].map(
      ({ manners }) => manners?.greylist?.delayMs ?? 0,
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_GREYLIST_MS);
    expect(waits.filter((delayMs) => delayMs >= 4_000).length).toBeGreaterThan(10);
  });

  it("demoWorld: no block is a provider's, so that none can stop many domains", () => {
    const blocks = ({ manners, provider }: HostDescription): boolean =>
      provider !== undefined && (manners?.blocksClientAtRcpt === true || manners?.greeting !== undefined);
    expect(Object.entries(hosts).filter(([, host]) => blocks(host))).toEqual([]);
  });

  it("demoWorld: mistyped domains don't exist", () => {
    expect(MISTYPED_DOMAINS.map((name) => domains[name]?.route.type)).toEqual(MISTYPED_DOMAINS.map(() => "nxdomain"));
  });
});

describe("company", () => {
  it("company: 252 names, no two alike", () => {
    const names = Array.from({ length: 252 }, (_, index) => company(index).domain);
    expect(new Set(names).size).toBe(252);
    expect(() => company(252)).toThrow(RangeError);
  });
});
