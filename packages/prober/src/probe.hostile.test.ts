import { afterEach, describe, expect, test } from "vitest";
import { probe } from "./probe.ts";
import { type Peer, type ScriptedServer, serve, type Script, mailServer } from "./testing/scripted-server.ts";
import { ports, sessionPlan, SHORT_MS, summary } from "./testing/session-plan.ts";

const servers: ScriptedServer[] = [];
const start = async (script: Script): Promise<ScriptedServer> => {
  const server = await serve(script);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Shortens the timeout under test; the others stay long. */
const waitingFor = (limit: "bannerMs" | "rcptMs", expected: string): Partial<Record<string, number>> =>
  expected.includes("timeout") ? { [limit]: SHORT_MS } : {};

/** Repeats a text until the client is gone. */
const forever =
  (text: string | Uint8Array, everyMs = 0): Script =>
  async (peer) => {
    while (!peer.socket().destroyed) {
      peer.write(text);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };

/** Behaves until the first RCPT, then does something else. */
const atRcpt =
  (act: (peer: Peer) => void | Promise<void>): Script =>
  async (peer) => {
    peer.say("220 mx.example.org");
    for (let line = await peer.hear(); line !== null; line = await peer.hear()) {
      if (line.startsWith("RCPT")) await act(peer);
      else peer.say("250 Ok");
    }
  };

const drip =
  (text: string, everyMs: number): Script =>
  async (peer) => {
    for (const character of text) {
      if (peer.socket().destroyed) return;
      peer.write(character);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };

const BEFORE_BANNER: readonly (readonly [string, Script, string])[] = [
  ["says nothing", () => undefined, "connect timeout"],
  ["closes at once", (peer) => peer.hangUp(), "connect connection_failed"],
  ["resets at once", (peer) => peer.reset(), "connect connection_failed"],
  ["greets without end", forever("220-and more\r\n".repeat(100)), "connect protocol_error"],
  ["sends a line without end", forever("x".repeat(65_536)), "connect protocol_error"],
  ["sends a line of a megabyte", (peer) => peer.write(`220 ${"x".repeat(2 ** 20)}\r\n`), "connect protocol_error"],
  ["speaks HTTP", (peer) => peer.write("HTTP/1.1 400 Bad Request\r\n\r\n"), "connect protocol_error"],
  [
    "sends binary",
    (peer) => peer.write(Uint8Array.from({ length: 9000 }, (_, index) => index % 251)),
    "connect protocol_error",
  ],
  ["sends NULs", forever(new Uint8Array(4096)), "connect protocol_error"],
  ["greets one byte at a time", drip(`220-${"slow ".repeat(100)}\r\n`, 20), "connect timeout"],
  ["greets a line at a time", forever("220-wait\r\n", 20), "connect timeout"],
  [
    "says 554",
    (peer) => {
      peer.say("554 5.7.1 No service");
      peer.hangUp();
    },
    "connect 554 5.7.1",
  ],
];

describe("probe: a server that, in place of a greeting,", () => {
  test.each(BEFORE_BANNER)("%s", async (_, script, expected) => {
    const server = await start(script);
    const report = await probe(
      sessionPlan({
        port: server.port,
        recipients: ["ann@example.org", "bob@example.org"],
        timeouts: waitingFor("bannerMs", expected),
      }),
      ports(),
    );
    const ending = expected.includes("554") ? "refused" : "unreachable";
    expect(summary(report)).toEqual([
      `ann@example.org ${expected}`,
      `bob@example.org ${expected}`,
      `${ending} ${expected}`,
    ]);
    await expect.poll(() => server.open()).toBe(0);
  });
});

const AT_RCPT: readonly (readonly [string, (peer: Peer) => void | Promise<void>, string])[] = [
  ["says nothing", () => undefined, "rcpt timeout"],
  ["closes", (peer) => peer.hangUp(), "rcpt connection_failed"],
  ["resets", (peer) => peer.reset(), "rcpt connection_failed"],
  ["answers without end", forever("250-yes\r\n".repeat(100)), "rcpt protocol_error"],
  ["answers one byte at a time", drip(`250-${"slow ".repeat(100)}\r\n`, 20), "rcpt timeout"],
  ["sends garbage", (peer) => peer.write("\u0000\u0001\u0002\r\n"), "rcpt protocol_error"],
  ["says 354", (peer) => peer.say("354 go on"), "rcpt protocol_error"],
  ["says 503", (peer) => peer.say("503 5.5.1 need MAIL"), "rcpt protocol_error"],
  ["says 220 once more", (peer) => peer.say("220 mx.example.org"), "rcpt protocol_error"],
];

describe("probe: a server that, at the first RCPT,", () => {
  test.each(AT_RCPT)("%s", async (_, act, expected) => {
    const server = await start(atRcpt(act));
    const report = await probe(
      sessionPlan({
        port: server.port,
        recipients: ["ann@example.org", "bob@example.org"],
        timeouts: waitingFor("rcptMs", expected),
      }),
      ports(),
    );
    expect(summary(report)).toEqual([
      `ann@example.org ${expected}`,
      "bob@example.org unanswered",
      `cut_short ${expected}`,
    ]);
    await expect.poll(() => server.open()).toBe(0);
  });
});

describe("probe: a server", () => {
  const two = ["ann@example.org", "bob@example.org"];

  test("that hangs up at the second RCPT: the first answer stands and no other address is charged", async () => {
    const server = await start(mailServer({ rcpt: (_, nth) => (nth === 1 ? "550 5.1.1 unknown" : null) }));
    const report = await probe(sessionPlan({ port: server.port, recipients: two }), ports());
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 550 5.1.1",
      "bob@example.org unanswered",
      "cut_short rcpt connection_failed",
    ]);
  });

  test("that answers RCPT and adds 421 unasked: the answer stands", async () => {
    const server = await start(
      atRcpt((peer) => {
        peer.say("550 5.1.1 unknown", "421 4.7.0 too many errors");
        peer.hangUp();
      }),
    );
    const report = await probe(sessionPlan({ port: server.port, recipients: two }), ports());
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 550 5.1.1",
      "bob@example.org unanswered",
      "cut_short unknown 421 4.7.0",
    ]);
  });

  test("that answers RCPT twice is not believed", async () => {
    const server = await start(atRcpt((peer) => peer.say("250 2.1.5 Ok", "550 5.1.1 unknown")));
    const report = await probe(sessionPlan({ port: server.port, recipients: two }), ports());
    expect(summary(report)).toEqual([
      "ann@example.org unknown protocol_error",
      "bob@example.org unanswered",
      "cut_short unknown protocol_error",
    ]);
  });

  test("that sends greeting and EHLO's answer together is not believed", async () => {
    const server = await start((peer) => peer.say("220 mx.example.org", "250 mx.example.org", "250 Ok", "250 Ok"));
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(summary(report)).toEqual(["ann@example.org ehlo protocol_error", "unreachable ehlo protocol_error"]);
  });

  test("that never answers QUIT costs no more than the limit for it", async () => {
    const server = await start(async (peer) => {
      peer.say("220 mx.example.org");
      for (let line = await peer.hear(); line !== null && line !== "QUIT"; line = await peer.hear()) peer.say("250 Ok");
    });
    const report = await probe(sessionPlan({ port: server.port, timeouts: { quitMs: SHORT_MS } }), ports());
    expect(summary(report)).toEqual(["ann@example.org rcpt 250 -", "completed"]);
    await expect.poll(() => server.open()).toBe(0);
  });

  test("that stops reading costs no more than the limits", async () => {
    const server = await start((peer) => {
      peer.say("220 mx.example.org");
      peer.socket().pause();
    });
    const report = await probe(sessionPlan({ port: server.port, timeouts: { ehloMs: SHORT_MS } }), ports());
    expect(summary(report)).toEqual(["ann@example.org ehlo timeout", "unreachable ehlo timeout"]);
  });

  test("that is slow at every step is asked nothing that it could not answer in the session's time", async () => {
    // Each line of the server advances a fake clock by a second.
    let nowMs = 0;
    let asked = 0;
    const server = await start(async (peer) => {
      const answers = mailServer({
        rcpt: () => {
          asked += 1;
          return "450 4.2.0 Greylisted";
        },
      });
      const say: Peer["say"] = (...lines) => {
        nowMs += 1_000;
        peer.say(...lines);
      };
      await answers({ ...peer, say });
    });
    const recipients = Array.from({ length: 10 }, (_, index) => `user${index}@example.org`);
    const plan = sessionPlan({ port: server.port, recipients, timeouts: { sessionMs: 15_000, rcptMs: 8_000 } });
    const report = await probe(plan, ports({}, { nowMs: () => nowMs }));
    expect([asked, report.answers.length, report.unanswered.length]).toEqual([2, 2, 8]);
    expect(report.ending).toEqual({ type: "completed" });
  });

  test("that is silent when the session's time is over is not said to have had its own", async () => {
    const server = await start(async (peer) => {
      peer.say("220 mx.example.org");
      for (let line = await peer.hear(); line !== null; line = await peer.hear())
        if (!line.startsWith("RCPT")) peer.say("250 Ok");
    });
    const plan = sessionPlan({ port: server.port, timeouts: { sessionMs: 700, rcptMs: 60_000 } });
    const { answers } = await probe(plan, ports());
    expect(answers).toMatchObject([{ evidence: [{ failure: "timeout", stage: "rcpt" }] }]);
    expect(answers[0]?.evidence[0]).toHaveProperty(
      "detail",
      expect.stringMatching(/, when the session's time was over$/u),
    );
  });

  test("that never stops talking keeps the transcript bounded", async () => {
    const server = await start(
      mailServer({ banner: `220 ${"x".repeat(3000)}`, rcpt: () => `250 ${"y".repeat(3000)}` }),
    );
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(Math.max(...(report.transcript ?? []).map(({ text }) => text.length))).toBeLessThanOrEqual(1000);
  });
});
