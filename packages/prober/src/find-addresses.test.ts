import type { HostAddresses } from "@rollcall/routing";
import { describe, expect, test } from "vitest";
import { addressLiteral, chooseAddresses } from "./find-addresses.ts";
import { sessionPlan } from "./testing/session-plan.ts";

const found = (ipv4: string[], ipv6: string[]): HostAddresses => ({ type: "addresses", ipv4, ipv6, ttlMs: 0 });

function choose(
  resolved: HostAddresses,
  bindAddress: string | null = null,
  allowPrivateAddresses = false,
): readonly string[] | string {
  const plan = sessionPlan({ port: 25, allowPrivateAddresses });
  const chosen = chooseAddresses({ ...plan, egress: { ...plan.egress, bindAddress } }, "mx.example.org", resolved, 0);
  if (chosen.type === "found") return chosen.addresses;
  return chosen.evidence.type === "dns" ? chosen.evidence.outcome : chosen.evidence.type;
}

describe("chooseAddresses", () => {
  test("IPv4 first, IPv6 only when it is all there is", () => {
    expect(choose(found(["8.8.8.8"], ["2001:4860:4860::8888"]))).toEqual(["8.8.8.8"]);
    expect(choose(found([], ["2001:4860:4860::8888"]))).toEqual(["2001:4860:4860::8888"]);
    expect(choose(found(["10.0.0.1"], ["2001:4860:4860::8888"]))).toEqual(["2001:4860:4860::8888"]);
  });

  test("of the family of the address that is bound", () => {
    const both = found(["8.8.8.8"], ["2001:4860:4860::8888"]);
    expect(choose(both, "2001:db8::1")).toEqual(["2001:4860:4860::8888"]);
    expect(choose(both, "192.0.2.1")).toEqual(["8.8.8.8"]);
    expect(choose(found([], ["2001:4860:4860::8888"]), "192.0.2.1")).toBe("failure");
  });

  test("only public ones, and unsafe_mx when none is", () => {
    expect(choose(found(["127.0.0.1", "8.8.8.8"], []))).toEqual(["8.8.8.8"]);
    expect(choose(found(["127.0.0.1", "192.168.1.1"], ["fe80::1"]))).toBe("unsafe_mx");
    expect(choose(found(["127.0.0.1"], []), null, true)).toEqual(["127.0.0.1"]);
  });

  test("no address and a resolver in trouble are told apart, and neither condemns", () => {
    expect(choose({ type: "no_address", detail: "NXDOMAIN", ttlMs: 0 })).toBe("failure");
    expect(choose({ type: "dns_error", detail: "SERVFAIL" })).toBe("dns_error");
    expect(choose(found([], []))).toBe("failure");
  });
});

describe("addressLiteral", () => {
  test.each([
    ["192.0.2.1", ["192.0.2.1"], []],
    ["[192.0.2.1]", ["192.0.2.1"], []],
    ["[IPv6:2001:db8::1]", [], ["2001:db8::1"]],
    ["2001:db8::1", [], ["2001:db8::1"]],
  ])("%s is an address", (host, ipv4, ipv6) => {
    expect(addressLiteral(host)).toMatchObject({ ipv4, ipv6 });
  });

  test.each(["mx.example.org", "192.0.2", "[mx.example.org]", ""])("%s is a name", (host) => {
    expect(addressLiteral(host)).toBeNull();
  });
});
