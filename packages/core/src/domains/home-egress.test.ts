import { describe, expect, test } from "vitest";
import type { NamedEgress } from "../settings.ts";
import { homeEgress, type Placed } from "./read-route.ts";

const egress = (name: string): NamedEgress => ({
  name,
  bindAddress: null,
  heloName: `${name}.example.com`,
  mailFrom: "",
});
const TWO = ["a", "b"].map(egress);
const THREE = ["a", "b", "c"].map(egress);

const own = (domain: string): Placed => ({ domain, provider: null, pacingKey: `mx.${domain}` });
const hosted = (domain: string): Placed => ({ domain, provider: "google", pacingKey: "google" });
const names = Array.from({ length: 600 }, (_, index) => `firm${index}.example`);

describe("homeEgress", () => {
  test("homeEgress: with one egress, nothing is assigned", () => {
    expect(homeEgress(own("firm.example"), THREE.slice(0, 1))).toBeNull();
  });

  test("homeEgress: all domains of a site share one egress, consistently", () => {
    const homes = names.map((domain) => homeEgress({ domain, provider: null, pacingKey: "mx.host.example" }, THREE));
    expect(new Set(homes).size).toBe(1);
  });

  test.each([
    ["sites of their own", own],
    ["a provider's customers", hosted],
  ])("homeEgress: %s spread evenly", (_, place) => {
    const homes = Map.groupBy(names, (name) => homeEgress(place(name), THREE));
    for (const { name } of THREE) expect(Math.abs((homes.get(name)?.length ?? 0) - 200)).toBeLessThan(60);
  });

  test("homeEgress: public mailbox domains are probed from all egresses", () => {
    expect(homeEgress(hosted("gmail.com"), THREE)).toBeNull();
  });

  test("homeEgress: a further egress only takes over domains, and moves none between the others", () => {
    const moved = names.filter((name) => homeEgress(own(name), TWO) !== homeEgress(own(name), THREE));
    expect(moved.every((name) => homeEgress(own(name), THREE) === "c")).toBe(true);
    expect(moved.length).toBeGreaterThan(100);
  });
});
