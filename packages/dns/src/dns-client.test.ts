import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMailResolver, type MailResolverOptions } from "./mail-resolver.ts";
import { RCODE, startScriptedServer, type Says, type Script } from "./testing/scripted-server.ts";
import { parseServerAddress, ServerAddressError } from "./server-address.ts";

const mxReply = (name: string, ttl = 300): Says => ({
  answers: [{ type: "MX", name, ttl, data: { preference: 10, exchange: `mx.${name}` } }],
});

/** Long enough for any server that answers, however busy the machine. */
const PATIENCE_MS = 10_000;
/** Short, for silent servers. */
const HASTE_MS = 1_000;

function resolverOf(servers: readonly string[], options: Partial<MailResolverOptions> = {}) {
  return createMailResolver({
    servers,
    timeoutMs: PATIENCE_MS,
    attempts: 2,
    maxInFlight: 100,
    cacheEntries: 10_000,
    nowMs: () => 0,
    ...options,
  });
}

/** One server, one resolver, one question. */
async function askOnce(script: Script, options: Partial<MailResolverOptions> = {}) {
  await using server = await startScriptedServer(script);
  const route = await resolverOf([server.address], options).resolveRoute("acme.com");
  return { route, asked: [...server.asked] };
}

const flipCase = (text: string): string =>
  text.replaceAll(/[a-z]/giu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

describe("what a reply must be", () => {
  test("reply: a truncated one is retried over TCP", async () => {
    const { route, asked } = await askOnce(({ over, name }) => (over === "udp" ? { truncated: true } : mxReply(name)));
    expect(route).toMatchObject({ type: "mx", hosts: [{ host: "mx.acme.com" }] });
    expect(asked.map(({ over }) => over)).toEqual(["udp", "tcp"]);
  });

  test.each([
    ["another id", (reply) => ({ ...reply, id: ((reply.id ?? 0) + 1) & 0xff_ff })],
    ["another name", (reply) => ({ ...reply, questions: [{ type: "MX", name: "evil.com", class: "IN" }] })],
    [
      "another type",
      (reply) => ({ ...reply, questions: [{ type: "A", name: reply.questions?.[0]?.name ?? "", class: "IN" }] }),
    ],
    [
      "another class",
      (reply) => ({
        ...reply,
        questions: (reply.questions ?? []).map((asked) => ({ ...asked, class: "CH" as const })),
      }),
    ],
    ["no question", (reply) => ({ ...reply, questions: [] })],
    ["a query, not a response", (reply) => ({ ...reply, type: "query" })],
  ] satisfies readonly (readonly [string, NonNullable<Says["forge"]>])[])(
    "reply: one with %s is passed over for the right one",
    async (_, forge) => {
      const { route } = await askOnce(({ name }) => [
        { rcode: RCODE.NXDOMAIN, forge },
        Buffer.from("noise"),
        mxReply(name),
      ]);
      expect(route).toMatchObject({ type: "mx", hosts: [{ host: "mx.acme.com" }] });
    },
  );

  test("reply: forged ones alone don't settle the query", async () => {
    const { route } = await askOnce(
      () => [{ rcode: RCODE.NXDOMAIN, forge: (reply) => ({ ...reply, id: ((reply.id ?? 0) + 1) & 0xff_ff }) }],
      { timeoutMs: 100 },
    );
    expect(route.type).toBe("dns_error");
  });

  test("reply: a flood of wrong ones ends the query", async () => {
    const { route } = await askOnce(() => Array.from({ length: 60 }, () => Buffer.from("noise")), { timeoutMs: 5000 });
    expect(route).toMatchObject({ type: "dns_error", detail: expect.stringContaining("too many replies") });
  });

  test("reply: another letter case is settled over TCP", async () => {
    // The query's letter case is random: invert it.
    const flipped: NonNullable<Says["forge"]> = (reply) => ({
      ...reply,
      questions: [{ type: "MX", name: flipCase(reply.questions?.[0]?.name ?? ""), class: "IN" }],
    });
    const { route, asked } = await askOnce(({ name, over }) =>
      over === "udp" ? { rcode: RCODE.NXDOMAIN, forge: flipped } : { ...mxReply(name), forge: flipped },
    );
    expect(route.type).toBe("mx");
    expect(asked.map(({ over }) => over)).toEqual(["udp", "tcp"]);
  });

  test.each(["FORMERR", "NOTIMP"] as const)(
    "reply: a server that answers EDNS with %s is asked without it",
    async (code) => {
      const { route, asked } = await askOnce(({ name, packet }) =>
        (packet.additionals ?? []).length > 0 ? { rcode: RCODE[code] } : mxReply(name),
      );
      expect(route.type).toBe("mx");
      expect(asked).toHaveLength(2);
    },
  );

  test("reply: any bytes are survived", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (noise) => {
        const { route } = await askOnce(({ name, packet }) => {
          const withId = Buffer.from(noise);
          if (withId.length >= 4) {
            withId.writeUInt16BE(packet.id ?? 0);
            withId[2] = 0x81;
          }
          return [withId, mxReply(name)];
        });
        expect(["mx", "dns_error"]).toContain(route.type);
      }),
      { numRuns: 50 },
    );
  });
});

describe("servers", () => {
  test("servers: the next is asked when one fails, is silent or is not there", async () => {
    await using good = await startScriptedServer(({ name }) => mxReply(name));
    await using failing = await startScriptedServer(() => ({ rcode: RCODE.SERVFAIL }));
    await using silent = await startScriptedServer(() => null);
    for (const bad of [failing.address, silent.address, "127.0.0.1:1"]) {
      const resolver = resolverOf([bad, good.address], { timeoutMs: HASTE_MS });
      expect((await resolver.resolveRoute("acme.com")).type).toBe("mx");
    }
  });

  test("servers: one that was silent is asked last for a while", async () => {
    await using good = await startScriptedServer(({ name }) => mxReply(name));
    await using silent = await startScriptedServer(() => null);
    const clock = { nowMs: 0 };
    const resolver = resolverOf([silent.address, good.address], { nowMs: () => clock.nowMs, timeoutMs: HASTE_MS });
    await resolver.resolveRoute("a.com");
    await resolver.resolveRoute("b.com");
    expect(silent.asked).toHaveLength(1);
    clock.nowMs = 31_000;
    await resolver.resolveRoute("c.com");
    expect(silent.asked).toHaveLength(2);
  });

  test("servers: one that was silent is asked first again as soon as it answers", async () => {
    let isSilent = true;
    await using first = await startScriptedServer(({ name }) => (isSilent ? null : mxReply(name)));
    await using second = await startScriptedServer(({ name }) =>
      name === "b.com" ? { rcode: RCODE.SERVFAIL } : mxReply(name),
    );
    const resolver = resolverOf([first.address, second.address], { timeoutMs: HASTE_MS });
    await resolver.resolveRoute("a.com");
    isSilent = false;
    await resolver.resolveRoute("b.com");
    await resolver.resolveRoute("c.com");
    expect(first.asked.map(({ name }) => name)).toEqual(["a.com", "b.com", "c.com"]);
    expect(second.asked.map(({ name }) => name)).toEqual(["a.com", "b.com"]);
  });

  test("servers: closing fails lookups in flight", async () => {
    await using silent = await startScriptedServer(() => null);
    const resolver = resolverOf([silent.address], { timeoutMs: 60_000 });
    const pending = resolver.resolveRoute("a.com");
    await expect.poll(() => silent.asked.length).toBe(1);
    resolver.close();
    expect((await pending).type).toBe("dns_error");
    expect((await resolver.resolveRoute("b.com")).type).toBe("dns_error");
  });
});

describe("cache", () => {
  test("cache: an answer is kept for its TTL, and returns the rest of it", async () => {
    await using server = await startScriptedServer(({ name }) => mxReply(name, 60));
    const clock = { nowMs: 5 };
    const resolver = resolverOf([server.address], { nowMs: () => clock.nowMs });
    expect(await resolver.resolveRoute("acme.com")).toMatchObject({ ttlMs: 60_000 });
    clock.nowMs += 59_999;
    expect(await resolver.resolveRoute("acme.com")).toMatchObject({ type: "mx", ttlMs: 1 });
    expect(server.asked).toHaveLength(1);
    clock.nowMs += 1;
    expect(await resolver.resolveRoute("acme.com")).toMatchObject({ ttlMs: 60_000 });
    expect(server.asked).toHaveLength(2);
  });

  test.each([
    [0, 10_000],
    [3, 10_000],
    [3600, 3_600_000],
    [604_800, 86_400_000],
    [0x80_00_00_00, 10_000],
  ])("cache: a TTL of %i s is kept for %i ms", async (ttl, ttlMs) => {
    expect((await askOnce(({ name }) => mxReply(name, ttl))).route).toMatchObject({ ttlMs });
  });

  test("cache: a failure is not kept", async () => {
    let broken = true;
    await using server = await startScriptedServer(({ name }) => (broken ? { rcode: RCODE.SERVFAIL } : mxReply(name)));
    const resolver = resolverOf([server.address]);
    expect((await resolver.resolveRoute("acme.com")).type).toBe("dns_error");
    broken = false;
    expect((await resolver.resolveRoute("acme.com")).type).toBe("mx");
  });

  test("cache: it holds no more than it may", async () => {
    await using server = await startScriptedServer(({ name }) => mxReply(name));
    const resolver = resolverOf([server.address], { cacheEntries: 2 });
    for (const name of ["a.com", "b.com", "c.com", "b.com", "a.com"]) await resolver.resolveRoute(name);
    expect(server.asked.map(({ name }) => name)).toEqual(["a.com", "b.com", "c.com", "a.com"]);
  });

  test("cache: a hundred concurrent lookups of the same question are one query", async () => {
    await using server = await startScriptedServer(({ name }) => mxReply(name));
    const resolver = resolverOf([server.address]);
    const routes = await Promise.all(Array.from({ length: 100 }, () => resolver.resolveRoute("acme.com")));
    expect(server.asked).toHaveLength(1);
    expect(routes.every(({ type }) => type === "mx")).toBe(true);
  });
});

test("in flight: thousands of lookups never exceed the limit, and all are answered", async () => {
  let out = 0;
  let most = 0;
  await using server = await startScriptedServer(async ({ name }) => {
    out += 1;
    most = Math.max(most, out);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
    out -= 1;
    return mxReply(name);
  });
  const resolver = resolverOf([server.address], { maxInFlight: 40, timeoutMs: 60_000 });
  const routes = await Promise.all(Array.from({ length: 3000 }, (_, index) => resolver.resolveRoute(`d${index}.com`)));
  expect(routes.filter(({ type }) => type === "mx")).toHaveLength(3000);
  expect(most).toBeLessThanOrEqual(40);
  expect(most).toBeGreaterThan(20);
});

test("in flight: beyond 100,000 waiting lookups, the next one fails at once", async () => {
  await using server = await startScriptedServer(() => null);
  const resolver = resolverOf([server.address], { maxInFlight: 1 });
  const waiting = Array.from({ length: 100_001 }, (_, index) => resolver.resolveTxt(`d${index}.com`));
  expect(await resolver.resolveTxt("late.com")).toEqual({
    type: "dns_error",
    detail: "more than 100000 lookups are waiting",
  });
  resolver.close();
  const ended = await Promise.all(waiting);
  expect(ended.filter(({ type }) => type === "dns_error")).toHaveLength(100_001);
});

describe("parseServerAddress", () => {
  test.each([
    ["192.0.2.53", "192.0.2.53", 53],
    ["192.0.2.53:5353", "192.0.2.53", 5353],
    ["2001:db8::53", "2001:db8::53", 53],
    ["[2001:db8::53]", "2001:db8::53", 53],
    ["[2001:db8::53]:5353", "2001:db8::53", 5353],
  ])("parseServerAddress: %s", (text, host, port) => {
    expect(parseServerAddress(text)).toEqual({ host, port });
  });

  test.each([
    "",
    "dns.example.com",
    "192.0.2.53:",
    "192.0.2.53:0",
    "192.0.2.53:65536",
    "192.0.2.53:53x",
    "[192.0.2.53]:53",
    "[::1",
    "127.1",
  ])("parseServerAddress: %j is refused with a reason", (text) => {
    expect(() => parseServerAddress(text)).toThrow(ServerAddressError);
  });
});
