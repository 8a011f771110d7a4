import { describe, expect, it } from "vitest";
import { REPLY_STYLES } from "../replies/reply-style.ts";
import type { StyleName } from "../replies/reply-style.ts";
import { OPENING, startTinyWorld, tinyDescription, tinyWorld } from "../testing/tiny-world.ts";
import type { GreylistManners } from "../world/manners.ts";

const rcpt = (name: string): string => `C: RCPT TO:<${name}@tiny.example>`;

describe("RecipientManners.greylist", () => {
  const words: readonly [GreylistManners["words"], string][] = [
    [
      "postgrey",
      "450 4.2.0 <anna@tiny.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/tiny.example.html",
    ],
    ["seconds", "451 Greylisted, please try again in 300 seconds"],
    ["milter", "451 4.7.1 Greylisting in action, please come back in 00:05:00"],
    ["stalwart", "452 4.2.2 Greylisted, please try again in a few moments."],
    [
      "policy",
      "451 4.7.1 <anna@tiny.example>: Recipient address rejected: Intentional policy rejection, please try again later",
    ],
    ["barracuda", "451 4.7.1 <anna@tiny.example>: Recipient address rejected: Greylisted for 300 seconds"],
    [
      "mimecast",
      "451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 […]",
    ],
  ];
  it.each(words)("greylist: %s defers until the delay is over, then lets the same triplet pass", async (name, text) => {
    let nowMs = 1_000;
    await using world = await tinyWorld({ greylist: { delayMs: 300_000, words: name } }, { nowMs: () => nowMs });
    const deferred = `${OPENING}
      ${rcpt("anna")}
      S: ${text}`;
    await expect(world).toSpeak(deferred);
    nowMs += 299_999;
    await expect(world).toSpeak(`${OPENING} ${rcpt("anna")}\n S: 45…`);
    nowMs += 1;
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 250
      ${rcpt("full")}
      S: 45…`);
  });

  it("greylist: another sender is another triplet", async () => {
    let nowMs = 0;
    await using world = await tinyWorld({ greylist: { delayMs: 1_000, words: "postgrey" } }, { nowMs: () => nowMs });
    const ask = (sender: string, code: number): Promise<void> =>
      expect(world).toSpeak(`
        # 220
        C: EHLO probe.test
        # 250
        C: MAIL FROM:<${sender}>
        # 250
        ${rcpt("anna")}
        # ${code}`);
    await ask("check@probe.test", 450);
    nowMs = 2_000;
    await ask("other@probe.test", 450);
    await ask("Check@probe.test", 250);
  });

  it("greylist: by client, one wait opens the way for every address", async () => {
    let nowMs = 0;
    const manners = { greylist: { delayMs: 1_000, words: "postgrey", key: "client" } } as const;
    await using world = await tinyWorld(manners, { nowMs: () => nowMs, timeScale: 0.5 });
    await expect(world).toSpeak(`${OPENING} ${rcpt("nobody")}\n # 450`);
    nowMs = 500;
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 250
      ${rcpt("nobody")}
      # 550`);
  });
});

describe("RecipientManners", () => {
  it("harvestGuard: after too many unknown names everything is accepted, or everything refused", async () => {
    const harvestGuard = { afterRefusals: 2, perMs: 60_000, reaction: "accept" } as const;
    await using world = await tinyWorld({ style: "ironport", harvestGuard });
    const harvest = `${OPENING}
      ${rcpt("no1")}
      S: 550 #5.1.0 Address rejected.
      ${rcpt("no2")}
      # 550`;
    await expect(world).toSpeak(`${harvest}
      ${rcpt("no3")}
      # 250`);
    await using refusing = await tinyWorld({
      style: "ironport",
      harvestGuard: { ...harvestGuard, reaction: "refuse" },
    });
    await expect(refusing).toSpeak(`${harvest}
      ${rcpt("anna")}
      S: 550 Too many invalid recipients`);
  });

  it("acceptsEverything: a backup MX takes every name of every domain", async () => {
    await using world = await tinyWorld({ acceptsEverything: true });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("nobody")}
      # 250
      C: RCPT TO:<who@unheard-of.example>
      # 250`);
  });

  it("alwaysTemporary: known and unknown names get the same 4xx", async () => {
    await using world = await tinyWorld({ alwaysTemporary: true });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 451
      ${rcpt("nobody")}
      # 451`);
  });

  it("mailboxes: a catch-all takes every name, a share of names exists by hash", async () => {
    await using all = await startTinyWorld(tinyDescription({}, { otherwise: "accept" }));
    await expect(all).toSpeak(`${OPENING} ${rcpt("xq7h3k")}\n # 250`);
    await using half = await startTinyWorld(tinyDescription({}, { otherwise: { existingShare: 0.5 } }));
    const names = Array.from({ length: 200 }, (_, index) => `n${index}`);
    for (const chunk of [names.slice(0, 100), names.slice(100)]) {
      await expect(half).toSpeak(`${OPENING} ${chunk.map(rcpt).join("\n")}\n # wait 30`);
    }
    const { accepted, refused } = half.stats();
    expect(accepted + refused).toBe(200);
    expect(accepted).toBeGreaterThan(70);
    expect(accepted).toBeLessThan(130);
  });

  it("DomainDescription.manners: win over those of the host", async () => {
    const description = tinyDescription(
      { style: "mimecast", rcptDelayMs: 5_000 },
      {},
      { style: "yandex", rcptDelayMs: 0 },
    );
    await using world = await startTinyWorld(description);
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("nobody")}
      S: 550 5.7.1 No such user! …`);
  });

  const styles = Object.keys(REPLY_STYLES) as StyleName[];
  it.each(styles)("style %s: refuses the unknown with 5xx, and accepts the known with 250", async (style) => {
    await using world = await tinyWorld({ style });
    const missing =
      style === "opensmtpd" ? 524 : ["qmail", "yahoo"].includes(style) ? REPLY_STYLES[style].missing.slice(0, 3) : 550;
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 250
      ${rcpt("nobody")}
      # ${missing}
      C: QUIT
      # 221
      # closed`);
  });
});
