import dnsPacket, { type Answer, type DecodedPacket } from "dns-packet";
import { describe, expect, test } from "vitest";
import { readAnswer } from "./answer.ts";

const QUESTION = { name: "acme.com", type: "A" } as const;
const NXDOMAIN = 3;
const SOA: Answer & { type: "SOA" } = {
  type: "SOA",
  name: "acme.com",
  ttl: 600,
  data: { mname: "ns.acme.com", rname: "root.acme.com", serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 900 },
};

const reply = (answers: readonly Answer[], authorities: readonly Answer[] = [], rcode = 0): DecodedPacket =>
  dnsPacket.decode(
    dnsPacket.encode({ type: "response", flags: rcode, answers: [...answers], authorities: [...authorities] }),
  );
const address = (data: string, name = "acme.com", ttl = 300): Answer => ({ type: "A", name, ttl, data });

describe("readAnswer: what is read of an answer", () => {
  test("readAnswer: the first hundred records", () => {
    const many = Array.from({ length: 150 }, (_, index) => address(`192.0.2.${index}`));
    const answer = readAnswer(QUESTION, reply(many));
    expect(answer.type === "records" && answer.records).toHaveLength(100);
  });

  test("readAnswer: records of another name are ignored", () => {
    expect(readAnswer(QUESTION, reply([address("192.0.2.1", "evil.com")]))).toMatchObject({ type: "no_data" });
  });
});

describe("readAnswer: how long a negative answer is kept", () => {
  test("readAnswer: a minute without SOA", () => {
    expect(readAnswer(QUESTION, reply([], [], NXDOMAIN))).toEqual({ type: "name_not_found", ttlMs: 60_000 });
  });

  test.each([
    [600, 900, 600_000],
    [900, 600, 600_000],
  ])("readAnswer: an SOA of TTL %i s and minimum %i s: %i ms", (ttl, minimum, ttlMs) => {
    const soa = { ...SOA, ttl, data: { ...SOA.data, minimum } };
    expect(readAnswer(QUESTION, reply([], [soa], NXDOMAIN))).toEqual({ type: "name_not_found", ttlMs });
  });
});

describe("readAnswer: aliases", () => {
  const alias: Answer = { type: "CNAME", name: "acme.com", ttl: 120, data: "web.acme.com" };

  test("readAnswer: one whose end is not in the reply is to be asked for", () => {
    expect(readAnswer(QUESTION, reply([alias]))).toEqual({ type: "alias", target: "web.acme.com", ttlMs: 120_000 });
  });

  test("readAnswer: an SOA beside it says that its end has no such record", () => {
    expect(readAnswer(QUESTION, reply([alias], [SOA]))).toEqual({ type: "no_data", ttlMs: 600_000 });
  });

  test("readAnswer: the least TTL on the way counts", () => {
    const answer = readAnswer(QUESTION, reply([alias, address("192.0.2.1", "web.acme.com")]));
    expect(answer).toMatchObject({ type: "records", ttlMs: 120_000 });
  });
});
