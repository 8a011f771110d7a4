import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, REPLY_TEXT_LIMIT_CHARS } from "./normalise.ts";

const words = (text: string): string => normalise(text).words;

describe("normalise", () => {
  it("normalise: joins lines and drops the codes that each repeats", () => {
    expect(words("550-5.1.1 The account that you\n550-5.1.1 tried to reach\r\n550 5.1.1 does not exist.")).toBe(
      "the account that you tried to reach does not exist.",
    );
    expect(words("550 5.7.1 550 User Unknown")).toBe("user unknown");
  });

  it.each([
    ["550 <nosuchuser@shop.example>: hello", "{ADDR}: hello"],
    ["550 nosuchuser@shop.example... hello", "{ADDR} hello"],
    ['550 "mailbox full"@shop.example hello', "{ADDR} hello"],
    ["550 sender=user%40shop.example hello", "{ADDR} hello"],
    ["550 nosuchuser@[192.0.2.1] hello", "{ADDR} hello"],
    ["550 user 'over.quota' hello", "user {ADDR} hello"],
    ["554 <mail.shop.example[192.0.2.7]>: hello", "{ADDR}: hello"],
    ["554 host mx.no-such-user.example[192.0.2.7] said hello", "host {HOST}[{IP}] said hello"],
    ["554 [2001:db8::1] hello", "[{IP}] hello"],
    ["550 see https://shop.example/user-unknown?a=b", "see {URL}"],
    ["554 see https://www.spamhaus.org/query/ip/192.0.2.7", "see {DNSBL}"],
    ["554 blocked using zen.spamhaus.org;", "blocked using {DNSBL};"],
    ["550 Please see http://www.openspf.net/Why?id=x", "please see {SPF}"],
  ])("normalise: replaces echoed values in %s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("normalise: a sentence without a space after its full stop is not a host name", () => {
    expect(words("550 Mailbox unavailable.Please check")).toBe("mailbox unavailable.please check");
    expect(words("550 RESOLVER.ADR.RecipNotFound; not found")).toBe("resolver.adr.recipnotfound; not found");
  });

  it("normalise: Latin letters lose their marks, other scripts are kept", () => {
    expect(words("550 Boîte PLEINE, Empfänger ungültig, użytkownik")).toBe(
      "boite pleine, empfanger ungultig, uzytkownik",
    );
    expect(words("550 ユーザ 用户不存在")).toBe("ユーザ 用户不存在");
  });

  it("normalise: finds the enhanced code wherever it stands", () => {
    expect(normalise("550 5.1.1 x").enhanced).toBe("5.1.1");
    expect(normalise("553 sorry (#5.7.1)").enhanced).toBe("5.7.1");
    expect(normalise("550 192.0.2.1 x").enhanced).toBeNull();
  });

  it("normalise: keeps our MAIL FROM and other addresses apart", () => {
    const ofSender = (text: string): string => normalise(text, "probe@us.example").words;
    expect(ofSender("550 <anna@shop.example>: no mail from <Probe@us.example>")).toBe("{ADDR}: no mail from {SENDER}");
    expect(ofSender("550 probe@us.example... no")).toBe("{SENDER}... no");
    expect(ofSender("550 probe@us.example.org no, a.probe@us.example no")).toBe("{ADDR} no, {ADDR} no");
    expect(normalise("550 <> no", "").words).toBe("<> no");
  });

  it("normalise: extracts links", () => {
    expect(normalise("421 - https://Postmaster.example/codes#RL000010").links).toBe(
      "https://postmaster.example/codes#rl000010",
    );
  });

  it("normalise: returns one bounded, lower-case line for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 6_000 }), (text) => {
        const line = words(text);
        expect(line).not.toMatch(/[\n\r]| {2}/u);
        expect(line.length).toBeLessThanOrEqual(REPLY_TEXT_LIMIT_CHARS * 2);
      }),
    );
  });
});
