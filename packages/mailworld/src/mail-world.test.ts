import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { benchWorld } from "./bench-world/bench-world.ts";
import { OPENING, startTinyWorld, tinyDescription, tinyWorld } from "./testing/tiny-world.ts";
import { play } from "./testing/wire.ts";
import { startMailWorld } from "./mail-world.ts";
import type { WorldDescription } from "./world/world-description.ts";

const VISIT = `${OPENING}
  C: RCPT TO:<anna@tiny.example>
  # 250
  C: QUIT
  # 221
  # closed`;

/** Two providers with two hosts each, at 127.20.0.1 to .4. */
const PROVIDERS: WorldDescription = {
  name: "providers",
  domains: {},
  hosts: Object.fromEntries(["a1", "a2", "b1", "b2"].map((name) => [`${name}.test`, { provider: name.slice(0, 1) }])),
};

describe("MailWorld.setDown", () => {
  it("setDown: a host refuses connections and resets open sessions, until it is up again", async () => {
    await using world = await tinyWorld({});
    const held = expect(world).toSpeak(`${OPENING}
      # closed`);
    await expect.poll(() => world.sessions().total().commands["MAIL"]).toBe(1);
    await world.setDown("mx.tiny.example", true);
    await held;
    await expect(world.play(VISIT)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await world.setDown("mx.tiny.example", true);
    await world.setDown("mx.tiny.example", false);
    await expect(world).toSpeak(VISIT);
    expect(world.sessions().total()).toMatchObject({ sessions: 2, quit: 1, closedByServer: 1, vanished: 0, open: 0 });
  });

  it("setDown: cuts sessions under TLS as well", async () => {
    await using world = await tinyWorld({ tls: "offered" });
    const held = expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      # 250
      C: STARTTLS
      # 220
      # secured
      C: EHLO probe.test
      # 250
      # closed`);
    await expect.poll(() => world.sessions().total().commands["EHLO"]).toBe(2);
    await world.setDown("mx.tiny.example", true);
    await held;
    await expect.poll(() => world.stats().open).toBe(0);
  });

  it("setDown: a provider takes all of its hosts along, and no other's", async () => {
    await using world = await startTinyWorld(PROVIDERS);
    await world.setDown("a", true);
    await expect(play("127.20.0.1", world.smtpPort, "# 220")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(play("127.20.0.2", world.smtpPort, "# 220")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await play("127.20.0.3", world.smtpPort, "# 220");
    await expect(world.setDown("nobody", true)).rejects.toThrow(RangeError);
    expect(() => world.setManners("nobody", null)).toThrow(RangeError);
  });
});

describe("MailWorld.setManners", () => {
  it("setManners: open sessions change at once, null restores", async () => {
    await using world = await tinyWorld({ style: "exim" });
    const session = expect(world).toSpeak(`${OPENING}
      # wait 60
      C: RCPT TO:<anna@tiny.example>
      S: 451 Temporary local problem - please try later`);
    await expect.poll(() => world.sessions().total().commands["MAIL"]).toBe(1);
    world.setManners("mx.tiny.example", { alwaysTemporary: true });
    await session;
    world.setManners("mx.tiny.example", null);
    await expect(world).toSpeak(VISIT);
  });
});

describe("MailWorld.sessions", () => {
  it("sessions: books who came, what was asked and how it ended", async () => {
    let nowMs = 5_000;
    await using world = await startTinyWorld(tinyDescription({}), { nowMs: () => nowMs });
    await world.play(VISIT);
    nowMs = 65_001;
    await world.play(`${OPENING}
      C: RCPT TO:<Nobody@tiny.example>
      # 550
      C: RCPT TO:<full@tiny.example>
      # 452`);
    await expect.poll(() => world.stats().open).toBe(0);
    const record = world.sessions().of("mx.tiny.example");
    expect(record).toMatchObject({
      sessions: 2,
      maxOpen: 1,
      recipients: 3,
      accepted: 1,
      refused: 1,
      deferred: 1,
      quit: 1,
      vanished: 1,
    });
    expect(record?.started.moments()).toEqual([5_000, 65_001]);
    expect(record?.refusals.moments()).toEqual([65_001]);
    expect(record?.started.peakWithin(60_000)).toBe(1);
    expect(record?.started.peakWithin(120_000)).toBe(2);
    expect(Object.fromEntries(world.sessions().attempts())).toEqual({
      "anna@tiny.example": 1,
      "Nobody@tiny.example": 1,
      "full@tiny.example": 1,
    });
    expect(world.sessions().ended()[0]).toMatchObject({
      host: "mx.tiny.example",
      client: "127.0.0.1",
      helo: "probe.test",
      quit: true,
      said: ["EHLO probe.test", "MAIL FROM:<check@probe.test>", "RCPT TO:<anna@tiny.example>", "QUIT"],
    });
    expect(world.sessions().keys()).toEqual(["mx.tiny.example"]);
  });

  it("sessions: keeps within its limits", async () => {
    await using world = await startTinyWorld(tinyDescription({}), {
      ledger: { addresses: 0, sessions: 2, moments: 2 },
    });
    for (let visit = 0; visit < 5; visit += 1) await world.play(VISIT);
    await expect.poll(() => world.stats().open).toBe(0);
    expect(world.sessions().attempts().size).toBe(0);
    expect(world.sessions().ended().length).toBeLessThanOrEqual(2);
    expect(world.sessions().total().started.moments().length).toBeLessThanOrEqual(2);
    expect(world.stats().sessions).toBe(5);
  });

  it("sessions: hosts of one provider are booked under both names", async () => {
    await using world = await startTinyWorld(PROVIDERS);
    await play("127.20.0.1", world.smtpPort, "# 220");
    await play("127.20.0.2", world.smtpPort, "# 220");
    const log = world.sessions();
    expect([log.of("a")?.sessions, log.of("a1.test")?.sessions, log.of("a2.test")?.sessions]).toEqual([2, 1, 1]);
    expect(log.of("b")).toBeUndefined();
  });
});

describe("startMailWorld", () => {
  it("startMailWorld: uses the given port, and reports when it is taken", async () => {
    const blocker = createServer().listen(0, "127.20.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const { port } = blocker.address() as AddressInfo;
    await expect(startMailWorld(tinyDescription({}), { smtpPort: port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await new Promise((resolve) => blocker.close(resolve));
    await using world = await startTinyWorld(tinyDescription({}), { smtpPort: port });
    expect(world.smtpPort).toBe(port);
  });

  it("startMailWorld: refuses hosts outside 127.0.0.0/8 and two hosts at one address", async () => {
    const at = (address: string) => ({
      name: "odd",
      domains: {},
      hosts: { "one.test": { address }, "two.test": { address: "127.20.9.9" } },
    });
    await expect(startMailWorld(at("192.0.2.1"))).rejects.toThrow("it is not in 127.0.0.0/8");
    await expect(startMailWorld(at("127.20.9.9"))).rejects.toThrow("another host is there");
    await expect(startMailWorld({ name: "empty", domains: {}, hosts: {} })).rejects.toThrow("no host listens");
  });

  it("startMailWorld: a world of 300,000 computed domains serves any of them", async () => {
    const { description, address } = benchWorld({
      domains: 300_000,
      addresses: 4,
      giantShare: 0,
      existingShare: 1,
      catchAllShare: 0,
    });
    await using world = await startTinyWorld(description);
    expect(address(299_999)).toBe("user.299999@n299999-benchmark.com");
    const transcripts = ["127.20.0.1", "127.20.0.2", "127.20.0.3", "127.20.0.4"].map((host) =>
      play(host, world.smtpPort, `${OPENING} C: RCPT TO:<${address(299_999)}>\n # 250`).then(
        () => "accepted",
        () => "denied",
      ),
    );
    expect((await Promise.all(transcripts)).toSorted()).toEqual(["accepted", "denied", "denied", "denied"]);
  });
});
