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

describe("probe: pipelining", () => {
  test("pipelining: MAIL and RCPT leave in one write where it is offered", async () => {
    const writes: string[] = [];
    const server = await start((peer) => {
      peer.socket().on("data", (chunk: Buffer) => void writes.push(chunk.toString()));
      return mailServer({ offers: ["PIPELINING"] })(peer);
    });
    await probe(sessionPlan({ port: server.port, policy: { pipelining: true } }), ports());
    expect(writes).toContain("MAIL FROM:<check@example.net>\r\nRCPT TO:<ann@example.org>\r\n");
  });

  describe("a server that announces PIPELINING and does not bear it is asked again one by one", () => {
    const intolerant =
      (onBurst: (peer: Peer) => void): Script =>
      async (peer) => {
        peer.socket().on("data", (chunk: Buffer) => {
          if (chunk.toString().split("\r\n").length > 2) onBurst(peer);
        });
        await mailServer({ offers: ["PIPELINING"] })(peer);
      };

    test.each([
      ["hangs up", (peer: Peer) => void peer.socket().destroy()],
      ["resets", (peer: Peer) => peer.reset()],
    ])("it %s", async (_, onBurst) => {
      const server = await start(intolerant(onBurst));
      const recipients = ["ann@example.org", "bob@example.org"];
      const report = await probe(sessionPlan({ port: server.port, recipients, policy: { pipelining: true } }), ports());
      expect(summary(report)).toEqual([
        "ann@example.org rcpt 250 2.1.5",
        "bob@example.org rcpt 250 2.1.5",
        "completed",
      ]);
      expect(report.pipeliningBroken).toBe(true);
      expect(server.connections()).toBe(2);
    });

    test("it answers 503 to the second command", async () => {
      let asked = 0;
      const rcpt = (): string => ((asked += 1) === 1 ? "503 5.5.1 Bad sequence" : "250 2.1.5 Ok");
      const server = await start(mailServer({ offers: ["PIPELINING"], rcpt }));
      const report = await probe(sessionPlan({ port: server.port, policy: { pipelining: true } }), ports());
      expect(summary(report)).toEqual(["ann@example.org rcpt 250 2.1.5", "completed"]);
      expect(report.pipeliningBroken).toBe(true);
    });

    test("one that hangs up either way does so for another reason, and its words count", async () => {
      const server = await start(mailServer({ offers: ["PIPELINING"], rcpt: () => null }));
      const report = await probe(sessionPlan({ port: server.port, policy: { pipelining: true } }), ports());
      expect(report.pipeliningBroken).toBe(false);
      expect(report.ending.type).toBe("cut_short");
      expect(server.connections()).toBe(2);
    });

    test("one that falls silent is slow, and not asked again", async () => {
      const server = await start(async (peer) => {
        peer.say("220 mx.example.org");
        await peer.hear();
        peer.say("250-mx.example.org", "250 PIPELINING");
        await peer.hear();
        peer.say("250 2.1.0 Ok");
      });
      const plan = sessionPlan({ port: server.port, policy: { pipelining: true }, timeouts: { rcptMs: SHORT_MS } });
      expect((await probe(plan, ports())).pipeliningBroken).toBe(false);
      expect(server.connections()).toBe(1);
    });
  });
});
