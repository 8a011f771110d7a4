import dnsPacket, { type Answer } from "dns-packet";
import { describe, expect, test } from "vitest";
import { createMailResolver, type MailResolver, type MailResolverOptions } from "./mail-resolver.ts";
import { RCODE, type Says, type Script, type ScriptedServer, startScriptedServer } from "./testing/scripted-server.ts";

const mx = (name: string, preference: number, exchange: string, ttl = 300): Answer => ({
  type: "MX",
  name,
  ttl,
  data: { preference, exchange },
});
const a = (name: string, data: string, ttl = 300): Answer => ({ type: "A", name, ttl, data });
const aaaa = (name: string, data: string, ttl = 300): Answer => ({ type: "AAAA", name, ttl, data });
const cname = (name: string, data: string, ttl = 300): Answer => ({ type: "CNAME", name, ttl, data });
const soa = (ttl: number, minimum: number): Answer => ({
  type: "SOA",
  name: "com",
  ttl,
  data: { mname: "a.com", rname: "b.com", serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
});

interface World extends AsyncDisposable {
  readonly server: ScriptedServer;
  readonly resolver: MailResolver;
  readonly clock: { nowMs: number };
}

async function world(script: Script, options: Partial<MailResolverOptions> = {}): Promise<World> {
  const server = await startScriptedServer(script);
  const clock = { nowMs: 1_000_000 };
  const resolver = createMailResolver({
    servers: [server.address],
    // Long enough for any server that answers, however busy the machine.
    timeoutMs: 10_000,
    attempts: 2,
    maxInFlight: 50,
    cacheEntries: 1000,
    nowMs: () => clock.nowMs,
    ...options,
  });
  return {
    server,
    resolver,
    clock,
    async [Symbol.asyncDispose]() {
      resolver.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A zone by "TYPE name"; anything else has no data. */
const zone =
  (records: Readonly<Record<string, Says>>): Script =>
  ({ name, type }) =>
    records[`${type} ${name}`] ?? { authorities: [soa(300, 300)] };

describe("resolveRoute", () => {
  test("resolveRoute: MX hosts by preference, then name, lower-case, with the least TTL", async () => {
    const records = [
      mx("acme.com", 20, "MX2.acme.com."),
      mx("acme.com", 10, "b.acme.com", 120),
      mx("acme.com", 10, "a.acme.com", 600),
    ];
    await using at = await world(zone({ "MX acme.com": { answers: records } }));
    expect(await at.resolver.resolveRoute("ACME.com.")).toEqual({
      type: "mx",
      hosts: [
        { host: "a.acme.com", preference: 10 },
        { host: "b.acme.com", preference: 10 },
        { host: "mx2.acme.com", preference: 20 },
      ],
      ttlMs: 120_000,
    });
  });

  test("resolveRoute: NXDOMAIN is domain_not_found, cached as long as the SOA says", async () => {
    await using at = await world(() => ({ rcode: RCODE.NXDOMAIN, authorities: [soa(900, 60)] }));
    expect(await at.resolver.resolveRoute("gone.com")).toEqual({ type: "domain_not_found", ttlMs: 60_000 });
  });

  test.each([
    ["SERVFAIL", RCODE.SERVFAIL],
    ["REFUSED", RCODE.REFUSED],
    ["NOTIMP", RCODE.NOTIMP],
    ["FORMERR", RCODE.FORMERR],
  ])("resolveRoute: %s is dns_error, never a statement about the domain", async (word, rcode) => {
    await using at = await world(() => ({ rcode }));
    expect(await at.resolver.resolveRoute("acme.com")).toEqual({
      type: "dns_error",
      detail: `MX acme.com: the server answered ${word}`,
    });
    expect(at.server.asked.length).toBeGreaterThanOrEqual(2);
  });

  test("resolveRoute: silence is dns_error, after every attempt", async () => {
    await using at = await world(() => null, { timeoutMs: 40, attempts: 3 });
    expect(await at.resolver.resolveRoute("acme.com")).toMatchObject({
      type: "dns_error",
      detail: expect.stringContaining("in time"),
    });
    expect(at.server.asked).toHaveLength(3);
  });

  test("resolveRoute: no MX but an address is the implicit route", async () => {
    await using at = await world(zone({ "AAAA acme.com": { answers: [aaaa("acme.com", "2001:db8::1", 60)] } }));
    expect(await at.resolver.resolveRoute("acme.com")).toEqual({
      type: "implicit",
      hosts: [{ host: "acme.com", preference: 0 }],
      ttlMs: 60_000,
    });
  });

  test("resolveRoute: neither MX nor address is no_mail_server", async () => {
    await using at = await world(zone({}));
    expect(await at.resolver.resolveRoute("acme.com")).toEqual({ type: "no_mail_server", ttlMs: 300_000 });
  });

  test("resolveRoute: no MX and a failed address lookup is dns_error", async () => {
    await using at = await world(({ type }) => (type === "MX" ? {} : { rcode: RCODE.SERVFAIL }));
    expect((await at.resolver.resolveRoute("acme.com")).type).toBe("dns_error");
  });

  test("resolveRoute: a null MX takes no mail, however often it is said", async () => {
    const answers = [mx("acme.com", 0, ".")];
    await using at = await world(
      zone({ "MX acme.com": { answers }, "MX b.com": { answers: [mx("b.com", 0, "."), mx("b.com", 10, ".")] } }),
    );
    expect((await at.resolver.resolveRoute("acme.com")).type).toBe("null_mx");
    expect((await at.resolver.resolveRoute("b.com")).type).toBe("null_mx");
  });

  test("resolveRoute: a dot among hosts is not a null MX", async () => {
    await using at = await world(
      zone({ "MX acme.com": { answers: [mx("acme.com", 0, "."), mx("acme.com", 10, "mx.acme.com")] } }),
    );
    expect(await at.resolver.resolveRoute("acme.com")).toMatchObject({
      type: "mx",
      hosts: [{ host: "mx.acme.com", preference: 10 }],
    });
  });

  test("resolveRoute: unusable MX records don't fall back to the implicit MX", async () => {
    const answers = [mx("acme.com", 0, "mail server.acme.com"), mx("acme.com", 5, "-.com")];
    await using at = await world(
      zone({ "MX acme.com": { answers }, "A acme.com": { answers: [a("acme.com", "192.0.2.1")] } }),
    );
    expect((await at.resolver.resolveRoute("acme.com")).type).toBe("no_mail_server");
    expect(at.server.asked.map(({ type }) => type)).toEqual(["MX"]);
  });

  test("resolveRoute: an IP address where a host should be is kept as it is", async () => {
    await using at = await world(zone({ "MX acme.com": { answers: [mx("acme.com", 5, "192.0.2.7")] } }));
    expect(await at.resolver.resolveRoute("acme.com")).toMatchObject({
      type: "mx",
      hosts: [{ host: "192.0.2.7", preference: 5 }],
    });
  });

  test("resolveRoute: aliases are followed, in the reply and beyond it, with the least TTL", async () => {
    const inReply = [cname("acme.com", "b.com", 50), cname("b.com", "c.com", 40), mx("c.com", 1, "mx.c.com", 100)];
    await using at = await world(
      zone({
        "MX acme.com": { answers: inReply },
        "MX far.com": { answers: [cname("far.com", "d.com", 30)] },
        "MX d.com": { answers: [mx("d.com", 1, "mx.d.com", 100)] },
      }),
    );
    expect(await at.resolver.resolveRoute("acme.com")).toMatchObject({
      type: "mx",
      hosts: [{ host: "mx.c.com" }],
      ttlMs: 40_000,
    });
    expect(await at.resolver.resolveRoute("far.com")).toMatchObject({
      type: "mx",
      hosts: [{ host: "mx.d.com" }],
      ttlMs: 30_000,
    });
  });

  test("resolveRoute: circular or endless aliases are dns_error", async () => {
    await using at = await world(({ name }) => {
      const number = Number(/^n(\d+)\.com$/u.exec(name)?.[1] ?? -1);
      return {
        answers: number >= 0 ? [cname(name, `n${number + 1}.com`)] : [cname("x.com", "y.com"), cname("y.com", "x.com")],
      };
    });
    expect((await at.resolver.resolveRoute("x.com")).type).toBe("dns_error");
    expect((await at.resolver.resolveRoute("n0.com")).type).toBe("dns_error");
    expect(at.server.asked.length).toBeLessThan(15);
  });

  test("resolveRoute: hundreds of MX records are cut to a bounded number", async () => {
    const answers = Array.from({ length: 400 }, (_, index) => mx("acme.com", index, `mx${index}.acme.com`));
    await using at = await world(({ over }) => (over === "udp" ? { truncated: true } : { answers }));
    const route = await at.resolver.resolveRoute("acme.com");
    expect(route.type === "mx" ? route.hosts.length : 0).toBe(30);
  });

  test.each([["x".repeat(64) + ".com"], [""], ["a..com"], ["exämple.com"], ["a.".repeat(130) + "com"]])(
    "resolveRoute: %s cannot be asked for",
    async (name) => {
      await using at = await world(() => ({}));
      expect((await at.resolver.resolveRoute(name)).type).toBe("dns_error");
      expect(at.server.asked).toHaveLength(0);
    },
  );
});

describe("resolveHost", () => {
  test("resolveHost: both families", async () => {
    await using at = await world(
      zone({
        "A mx.acme.com": { answers: [a("mx.acme.com", "192.0.2.1"), a("mx.acme.com", "192.0.2.2", 60)] },
        "AAAA mx.acme.com": { answers: [aaaa("mx.acme.com", "2001:db8::1")] },
      }),
    );
    expect(await at.resolver.resolveHost("MX.acme.com.")).toEqual({
      type: "addresses",
      ipv4: ["192.0.2.1", "192.0.2.2"],
      ipv6: ["2001:db8::1"],
      ttlMs: 60_000,
    });
  });

  test("resolveHost: IPv6 addresses are asked for only where the IPv4 ones do not suffice", async () => {
    await using at = await world(
      zone({
        "A mx.acme.com": { answers: [a("mx.acme.com", "192.0.2.1", 60)] },
        "AAAA mx.acme.com": { answers: [aaaa("mx.acme.com", "2001:db8::1")] },
        "AAAA mx6.acme.com": { answers: [aaaa("mx6.acme.com", "2001:db8::6")] },
      }),
    );
    const enough = { type: "addresses", ipv4: ["192.0.2.1"], ipv6: [], ttlMs: 60_000 };
    expect(await at.resolver.resolveHost("mx.acme.com", (ipv4) => ipv4.includes("192.0.2.1"))).toEqual(enough);
    expect(at.server.asked.map(({ type }) => type)).toEqual(["A"]);
    expect(await at.resolver.resolveHost("mx.acme.com", () => false)).toMatchObject({ ipv6: ["2001:db8::1"] });
    const alone = { type: "addresses", ipv4: [], ipv6: ["2001:db8::6"] };
    expect(await at.resolver.resolveHost("mx6.acme.com", () => true)).toMatchObject(alone);
  });

  test("resolveHost: one family is enough when the other fails", async () => {
    await using at = await world(({ type }) =>
      type === "A" ? { answers: [a("mx.acme.com", "192.0.2.1")] } : { rcode: RCODE.SERVFAIL },
    );
    expect(await at.resolver.resolveHost("mx.acme.com")).toEqual({
      type: "addresses",
      ipv4: ["192.0.2.1"],
      ipv6: [],
      ttlMs: 60_000,
    });
  });

  test("resolveHost: no address is said only when both families say so", async () => {
    await using none = await world(() => ({ rcode: RCODE.NXDOMAIN, authorities: [soa(30, 30)] }));
    expect(await none.resolver.resolveHost("mx.gone.com")).toEqual({
      type: "no_address",
      detail: "mx.gone.com does not exist",
      ttlMs: 30_000,
    });
    await using half = await world(({ type }) => (type === "A" ? {} : { rcode: RCODE.SERVFAIL }));
    expect((await half.resolver.resolveHost("mx.acme.com")).type).toBe("dns_error");
  });

  test("resolveHost: an IP address is its own, without a query", async () => {
    await using at = await world(() => ({}));
    expect(await at.resolver.resolveHost("192.0.2.9")).toMatchObject({ ipv4: ["192.0.2.9"], ipv6: [] });
    expect(await at.resolver.resolveHost("2001:db8::9")).toMatchObject({ ipv4: [], ipv6: ["2001:db8::9"] });
    expect(at.server.asked).toHaveLength(0);
  });
});

describe("resolveTxt, resolveReverse", () => {
  test("resolveTxt: the strings of one record are joined", async () => {
    await using at = await world(
      zone({ "TXT acme.com": { answers: [{ type: "TXT", name: "acme.com", ttl: 60, data: ["v=spf1 ", "-all"] }] } }),
    );
    expect(await at.resolver.resolveTxt("acme.com")).toEqual({ type: "texts", texts: ["v=spf1 -all"], ttlMs: 60_000 });
    expect((await at.resolver.resolveTxt("b.com")).type).toBe("none");
  });

  test("resolveReverse: the names of an address, of either family", async () => {
    const v6 = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";
    const ptr = (name: string): Says => ({ answers: [{ type: "PTR", name, ttl: 60, data: "Mail.acme.com" }] });
    await using at = await world(({ name }) => (name === v6 || name === "25.2.0.192.in-addr.arpa" ? ptr(name) : {}));
    expect(await at.resolver.resolveReverse("192.0.2.25")).toMatchObject({ texts: ["mail.acme.com"] });
    expect(await at.resolver.resolveReverse("2001:db8::1")).toMatchObject({ texts: ["mail.acme.com"] });
    expect((await at.resolver.resolveReverse("192.0.2.26")).type).toBe("none");
    expect((await at.resolver.resolveReverse("mail.acme.com")).type).toBe("dns_error");
  });
});

test("createMailResolver: a query asks for recursion, once, with EDNS", async () => {
  await using at = await world(zone({ "MX acme.com": { answers: [mx("acme.com", 1, "mx.acme.com")] } }));
  await at.resolver.resolveRoute("acme.com");
  expect(at.server.asked).toHaveLength(1);
  const { packet } = at.server.asked[0] ?? {};
  expect(packet?.flags).toBe(dnsPacket.RECURSION_DESIRED);
  expect(packet?.additionals?.[0]).toMatchObject({ type: "OPT", udpPayloadSize: 1232 });
});
