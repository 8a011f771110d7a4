import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { probe } from "./probe.ts";
import {
  prepareTls,
  type ScriptedServer,
  serve,
  type Script,
  type Manners,
  mailServer,
} from "./testing/scripted-server.ts";
import { ports, sessionPlan, SHORT_MS, summary } from "./testing/session-plan.ts";

const servers: ScriptedServer[] = [];
const start = async (script: Script): Promise<ScriptedServer> => {
  const server = await serve(script);
  servers.push(server);
  return server;
};
beforeAll(prepareTls);
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const ACCEPTED = ["ann@example.org rcpt 250 2.1.5", "completed"];
const offering = (tls?: Manners["tls"], more: Manners = {}): Script =>
  mailServer({ offers: ["STARTTLS"], ...(tls === undefined ? {} : { tls }), ...more });

describe("probe: STARTTLS", () => {
  test("is used where offered, without regard to the certificate, and EHLO is said again", async () => {
    const server = await start(offering());
    const report = await probe(sessionPlan({ port: server.port, policy: { tls: "required" } }), ports());
    expect(summary(report)).toEqual(ACCEPTED);
    expect(report.tlsBroken).toBe(false);
    expect(server.heard.slice(0, 3)).toEqual(["EHLO probe.example.net", "STARTTLS", "EHLO probe.example.net"]);
    expect(report.transcript?.some(({ by, text }) => by === "#" && text.startsWith("secured by TLSv1"))).toBe(true);
    await expect.poll(() => server.open()).toBe(0);
  });

  test("the host's name is sent to the server (SNI)", async () => {
    const names: unknown[] = [];
    const server = await start(
      offering((peer) => {
        peer.secure();
        peer.socket().once("secure", () => names.push(Reflect.get(peer.socket(), "servername")));
      }),
    );
    await probe(
      sessionPlan({ port: server.port, hosts: ["mx.example.org"] }),
      ports({ "mx.example.org": "127.0.0.1" }),
    );
    expect(names).toEqual(["mx.example.org"]);
  });

  test.each([
    ["speaks no TLS", (peer) => peer.write("this is no TLS\r\n".repeat(10)), {}],
    ["hangs up", (peer) => peer.hangUp(), {}],
    ["resets", (peer) => peer.reset(), {}],
    ["says nothing more", () => undefined, { tlsMs: SHORT_MS }],
  ] satisfies [string, Manners["tls"], object][])(
    "a server that %s in the handshake is asked again in clear",
    async (_, tls, timeouts) => {
      const server = await start(offering(tls));
      const report = await probe(sessionPlan({ port: server.port, timeouts }), ports());
      expect(summary(report)).toEqual(ACCEPTED);
      expect(report.tlsBroken).toBe(true);
      expect(server.connections()).toBe(2);
      await expect.poll(() => server.open()).toBe(0);
    },
  );

  test("a broken handshake where TLS is required is the end", async () => {
    const server = await start(offering((peer) => peer.hangUp()));
    const report = await probe(sessionPlan({ port: server.port, policy: { tls: "required" } }), ports());
    expect(summary(report)).toEqual(["ann@example.org starttls tls_failed", "refused starttls tls_failed"]);
    expect(report.tlsBroken).toBe(true);
    expect(server.connections()).toBe(1);
    expect(server.heard).not.toContain("MAIL FROM:<check@example.net>");
  });

  test("is not tried where it is known to be broken, or not wanted", async () => {
    const server = await start(offering((peer) => peer.hangUp()));
    const known = await probe(sessionPlan({ port: server.port, skipTls: true }), ports());
    const unwanted = await probe(sessionPlan({ port: server.port, policy: { tls: "never" } }), ports());
    expect([summary(known), summary(unwanted)]).toEqual([ACCEPTED, ACCEPTED]);
    expect(server.heard).not.toContain("STARTTLS");
  });

  test("required and known to be broken: it is tried all the same", async () => {
    const server = await start(offering());
    const report = await probe(sessionPlan({ port: server.port, skipTls: true, policy: { tls: "required" } }), ports());
    expect(summary(report)).toEqual(ACCEPTED);
    expect(server.heard).toContain("STARTTLS");
  });

  test("words sent in clear behind the answer to STARTTLS are thrown away", async () => {
    const server = await start(async (peer) => {
      peer.say("220 mx.example.org");
      await peer.hear();
      peer.say("250-mx.example.org", "250 STARTTLS");
      await peer.hear();
      peer.write("220 go ahead\r\n250 injected\r\n250-half a rep");
      peer.secure();
      for (let line = await peer.hear(); line !== null; line = await peer.hear())
        peer.say(line.startsWith("RCPT") ? "550 5.1.1 unknown" : line === "QUIT" ? "221 bye" : "250 Ok");
    });
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(summary(report)).toEqual(["ann@example.org rcpt 550 5.1.1", "completed"]);
  });

  test("530 to MAIL from a server that wants TLS concerns us, not the mailbox", async () => {
    const server = await start(mailServer({ mail: () => "530 5.7.0 Must issue a STARTTLS command first" }));
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(summary(report)).toEqual(["ann@example.org mail 530 5.7.0", "refused mail 530 5.7.0"]);
  });

  test("a control in its own session goes in clear at once where TLS broke", async () => {
    const server = await start(
      offering((peer) => peer.hangUp(), { rcpt: (to) => (to.startsWith("ann@") ? "250 2.1.5 Ok" : "550 5.1.1 no") }),
    );
    const plan = sessionPlan({
      port: server.port,
      controls: ["qz7kd93m@example.org"],
      policy: { control: "own_session" },
    });
    const report = await probe(plan, ports());
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 250 2.1.5",
      "control example.org rcpt 550 5.1.1",
      "completed",
    ]);
    expect(server.heard.filter((line) => line === "STARTTLS")).toHaveLength(1);
  });

  test("aborted in the handshake: it ends at once", async () => {
    const abort = new AbortController();
    const server = await start(offering(() => void setTimeout(() => abort.abort(), 30)));
    const report = await probe(sessionPlan({ port: server.port }), ports({}, { signal: abort.signal }));
    expect(summary(report)).toEqual(["ann@example.org unanswered", "aborted"]);
    await expect.poll(() => server.open()).toBe(0);
  });
});
