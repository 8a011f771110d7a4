import type { HostAddresses } from "@rollcall/routing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressLiteral, areEnough, chooseAddresses } from "./visit-hosts.ts";
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

  test("no address and a DNS failure are distinguished, and neither condemns a mailbox", () => {
    expect(choose({ type: "no_address", detail: "NXDOMAIN", ttlMs: 0 })).toBe("failure");
    expect(choose({ type: "dns_error", detail: "SERVFAIL" })).toBe("dns_error");
    expect(choose(found([], []))).toBe("failure");
  });
});

describe("areEnough", () => {
  const some = (...addresses: string[]): fc.Arbitrary<string[]> => fc.subarray(addresses);

  test("says yes only where IPv6 addresses would change nothing", () => {
    const bound = fc.constantFrom(null, "192.0.2.1", "2001:db8::1");
    const ipv6s = some("2001:4860:4860::8888", "fe80::1");
    fc.assert(
      fc.property(some("8.8.8.8", "127.0.0.1", "9.9.9.9"), ipv6s, bound, fc.boolean(), (ipv4, ipv6, bind, priv) => {
        const plan = sessionPlan({ port: 25, allowPrivateAddresses: priv });
        const enough = areEnough({ ...plan, egress: { ...plan.egress, bindAddress: bind } }, ipv4);
        if (enough) expect(choose(found(ipv4, ipv6), bind, priv)).toEqual(choose(found(ipv4, []), bind, priv));
      }),
    );
  });

  test("one public IPv4 address is, where no IPv6 one is bound", () => {
    expect(areEnough(sessionPlan({ port: 25, allowPrivateAddresses: false }), ["8.8.8.8"])).toBe(true);
    expect(areEnough(sessionPlan({ port: 25, allowPrivateAddresses: false }), ["127.0.0.1"])).toBe(false);
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
