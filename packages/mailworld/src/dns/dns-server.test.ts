import { Resolver } from "node:dns/promises";
import { createConnection } from "node:net";
import { decode, streamDecode, streamEncode } from "dns-packet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startMailWorld } from "../mail-world.ts";
import type { MailWorld } from "../mail-world.ts";
import type { WorldDescription } from "../world/world-description.ts";
import { answerMessage } from "./dns-server.ts";

const MANY = Array.from({ length: 40 }, (_, index) => ({
  host: `mx${index}.crowded-exchangers.test`,
  preference: index,
}));

const WORLD: WorldDescription = {
  name: "dns",
  domains: {
    "two.test": {
      route: {
        type: "mx",
        records: [
          { host: "mx2.two.test", preference: 20 },
          { host: "mx1.two.test", preference: 10 },
        ],
      },
      ttlSeconds: 77,
    },
    "implicit.test": { route: { type: "implicit", host: "mx1.two.test" } },
    "alias.test": { route: { type: "alias", to: "two.test" } },
    "loop.test": { route: { type: "alias", to: "loop.test" } },
    "null.test": { route: { type: "null_mx" } },
    "empty.test": { route: { type: "no_records" } },
    "servfail.test": { route: { type: "servfail" } },
    "refused.test": { route: { type: "refused" } },
    "silent.test": { route: { type: "timeout" } },
    "dead.test": { route: { type: "nxdomain" } },
    "crowded.test": { route: { type: "mx", records: MANY } },
  },
  hosts: {
    "mx1.two.test": { address: "127.20.5.1" },
    "mx2.two.test": { dns: { type: "cname", to: "mx1.two.test" } },
    "bare.test": { dns: { type: "none" } },
    "private.test": { dns: { type: "elsewhere", addresses: ["10.1.2.3", "127.0.0.1"] } },
  },
  hostAlias: (name) => (name.endsWith(".pool.test") ? "mx1.two.test" : undefined),
};

describe("DNS of a mail world", () => {
  let world: MailWorld;
  let resolver: Resolver;

  beforeAll(async () => {
    world = await startMailWorld(WORLD);
    resolver = new Resolver({ timeout: 1_000, tries: 1 });
    resolver.setServers([world.dnsServer]);
  });

  afterAll(() => world.stop());

  it("MX: answers records with preferences, whatever the case of the question", async () => {
    const records = await resolver.resolveMx("TWO.test");
    expect(records.toSorted((one, other) => one.priority - other.priority)).toMatchObject([
      { priority: 10, exchange: "mx1.two.test" },
      { priority: 20, exchange: "mx2.two.test" },
    ]);
  });

  it("A: answers with TTLs, through CNAMEs and for hosts of a pool", async () => {
    expect(await resolver.resolve4("mx1.two.test", { ttl: true })).toEqual([{ address: "127.20.5.1", ttl: 300 }]);
    expect(await resolver.resolve4("mx2.two.test")).toEqual(["127.20.5.1"]);
    expect(await resolver.resolve4("any.pool.test")).toEqual(["127.20.5.1"]);
    expect(await resolver.resolve4("private.test")).toEqual(["10.1.2.3", "127.0.0.1"]);
  });

  it("alias: a domain may be a CNAME of another", async () => {
    expect(await resolver.resolveMx("alias.test")).toHaveLength(2);
    expect(await resolver.resolveMx("loop.test")).toEqual([]);
  });

  it("implicit: no MX, but an address", async () => {
    await expect(resolver.resolveMx("implicit.test")).rejects.toMatchObject({ code: "ENODATA" });
    expect(await resolver.resolve4("implicit.test")).toEqual(["127.20.5.1"]);
    await expect(resolver.resolve6("implicit.test")).rejects.toMatchObject({ code: "ENODATA" });
  });

  it("null_mx: a single root exchanger of preference 0", async () => {
    expect(await resolver.resolveMx("null.test")).toMatchObject([{ priority: 0, exchange: "" }]);
    await expect(resolver.resolve4("null.test")).rejects.toMatchObject({ code: "ENODATA" });
  });

  it.each([
    ["empty.test", "ENODATA"],
    ["bare.test", "ENODATA"],
    ["dead.test", "ENOTFOUND"],
    ["never-heard-of.test", "ENOTFOUND"],
    ["servfail.test", "ESERVFAIL"],
    ["refused.test", "EREFUSED"],
    ["silent.test", "ETIMEOUT"],
  ])("%s is %s for MX and A", async (name, code) => {
    await expect(resolver.resolveMx(name)).rejects.toMatchObject({ code });
    await expect(resolver.resolve4(name)).rejects.toMatchObject({ code });
  });

  it("truncation: 40 exchangers come over TCP", async () => {
    expect(await resolver.resolveMx("crowded.test")).toHaveLength(40);
  });

  it("TCP: takes several queries on one connection, split anywhere", async () => {
    const [host = "", port] = world.dnsServer.split(":");
    const query = streamEncode({ type: "query", id: 7, questions: [{ type: "MX", name: "two.test" }] });
    const client = createConnection(Number(port), host);
    const received: Buffer[] = [];
    client.on("data", (chunk: Buffer) => received.push(chunk));
    client.setNoDelay(true);
    for (const octet of query) client.write(Buffer.from([octet]));
    client.write(query);
    await expect.poll(() => Buffer.concat(received).length).toBeGreaterThan(0);
    const first = () => Buffer.concat(received).readUInt16BE(0) + 2;
    await expect.poll(() => Buffer.concat(received).length === 2 * first()).toBe(true);
    expect(streamDecode(Buffer.concat(received).subarray(first())).answers).toHaveLength(2);
    client.destroy();
  });

  it("setDnsDown: is silent, or says SERVFAIL, until it is up again", async () => {
    world.setDnsDown(true);
    await expect(resolver.resolveMx("two.test")).rejects.toMatchObject({ code: "ETIMEOUT" });
    world.setDnsDown(true, "servfail");
    await expect(resolver.resolveMx("two.test")).rejects.toMatchObject({ code: "ESERVFAIL" });
    world.setDnsDown(false);
    expect(await resolver.resolveMx("two.test")).toHaveLength(2);
  });

  it("setDomain: another description takes a domain's place until it is restored", async () => {
    world.setDomain("two.test", { route: { type: "null_mx" } });
    expect(await resolver.resolveMx("two.test")).toHaveLength(1);
    world.setDomain("two.test", null);
    expect(await resolver.resolveMx("two.test")).toHaveLength(2);
  });
});

describe("answerMessage", () => {
  const zone = { route: () => undefined, host: () => undefined };

  it("answerMessage: says nothing to what is no query, and FORMERR to a query without question", () => {
    expect(answerMessage(zone, Buffer.from("not dns"), "udp", false)).toBeNull();
    const empty = Buffer.from([0, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const reply = answerMessage(zone, empty, "udp", false);
    expect(reply && decode(reply)).toMatchObject({ id: 9, type: "response", rcode: "FORMERR" });
  });

  it("answerMessage: a negative answer carries an SOA", () => {
    const query = streamEncode({ type: "query", id: 1, questions: [{ type: "MX", name: "a.b.test" }] }).subarray(2);
    const reply = answerMessage(zone, query, "udp", false);
    expect(reply && decode(reply)).toMatchObject({
      rcode: "NXDOMAIN",
      authorities: [{ type: "SOA", name: "b.test", ttl: 60 }],
    });
  });
});
