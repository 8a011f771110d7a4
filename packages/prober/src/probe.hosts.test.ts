import { afterEach, describe, expect, test } from "vitest";
import { probe } from "./probe.ts";
import { type ScriptedServer, serve, type Script, mailServer, deafServer } from "./testing/scripted-server.ts";
import { ports, sessionPlan, SHORT_MS, summary } from "./testing/session-plan.ts";

const servers: ScriptedServer[] = [];
const start = async (script: Script, at: { host?: string; port?: number } = {}): Promise<ScriptedServer> => {
  const server = await serve(script, at);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const ACCEPTED = ["ann@example.org rcpt 250 2.1.5", "completed"];
const NAMES = { "mx1.example.org": "127.0.0.2", "mx2.example.org": "127.0.0.3" };
const BOTH = [
  { host: "mx1.example.org", preference: 10 },
  { host: "mx2.example.org", preference: 20 },
];

describe("probe: on to the next host", () => {
  test.each([
    ["nobody listens", null],
    ["the banner is 554", mailServer({ banner: "554 5.7.1 No service" })],
    ["the banner is 421", mailServer({ banner: "421 4.3.2 Too many connections" })],
    ["the server hangs up before the banner", (peer) => peer.hangUp()],
    ["EHLO is answered by 421", mailServer({ ehlo: "421 4.3.2 Not now" })],
    ["another protocol is spoken", (peer) => peer.say("HTTP/1.1 400 Bad Request")],
  ] satisfies [string, Script | null][])("when %s", async (_, first) => {
    const second = await start(mailServer(), { host: "127.0.0.3" });
    if (first !== null) await start(first, { host: "127.0.0.2", port: second.port });
    const report = await probe(sessionPlan({ port: second.port, hosts: BOTH }), ports(NAMES));
    expect(summary(report)).toEqual(ACCEPTED);
    expect(report.host).toBe("mx2.example.org");
    expect(report.answers[0]?.evidence).toMatchObject([{ host: "mx2.example.org", backup: true }]);
  });

  test("when no banner comes in time", async () => {
    const second = await start(mailServer(), { host: "127.0.0.3" });
    await start(() => undefined, { host: "127.0.0.2", port: second.port });
    const plan = sessionPlan({ port: second.port, hosts: BOTH, timeouts: { bannerMs: SHORT_MS } });
    expect(summary(await probe(plan, ports(NAMES)))).toEqual(ACCEPTED);
  });

  test.each([
    ["EHLO and HELO", mailServer({ ehlo: "550 5.7.1 Go away", mail: () => "250 Ok" }), "refused ehlo 550 5.7.1"],
    ["MAIL", mailServer({ mail: () => "550 5.7.1 Go away" }), "refused mail 550 5.7.1"],
    ["RCPT", mailServer({ rcpt: () => "550 5.1.1 unknown" }), "completed"],
  ])("not when %s was refused: the host spoke for its site", async (what, first, ending) => {
    const second = await start(mailServer(), { host: "127.0.0.3" });
    const refusing: Script =
      what === "EHLO and HELO"
        ? async (peer) => {
            peer.say("220 mx.example.org");
            for (let line = await peer.hear(); line !== null && line !== "QUIT"; line = await peer.hear())
              peer.say("550 5.7.1 Go away");
            peer.hangUp();
          }
        : first;
    await start(refusing, { host: "127.0.0.2", port: second.port });
    const report = await probe(sessionPlan({ port: second.port, hosts: BOTH }), ports(NAMES));
    expect(summary(report).at(-1)).toBe(ending);
    expect(second.connections()).toBe(0);
  });

  test("when the connection is not taken in time", async () => {
    const deaf = await deafServer();
    const second = await start(mailServer(), { host: "127.0.0.3", port: deaf.port });
    const plan = sessionPlan({ port: second.port, hosts: BOTH, timeouts: { connectMs: SHORT_MS } });
    const report = await probe(plan, ports(NAMES));
    deaf.stop();
    expect(summary(report)).toEqual(ACCEPTED);
    const notes = report.transcript?.map(({ text }) => text) ?? [];
    expect(notes[0]).toContain(`did not take the connection in ${SHORT_MS} ms`);
  });

  test("not when it was aborted while connecting: it ends at once", async () => {
    const deaf = await deafServer();
    const abort = new AbortController();
    setTimeout(() => abort.abort(), SHORT_MS);
    const plan = sessionPlan({ port: deaf.port, hosts: BOTH });
    const report = await probe(plan, ports(NAMES, { signal: abort.signal }));
    deaf.stop();
    expect(summary(report)).toEqual(["ann@example.org unanswered", "aborted"]);
  });

  test("not when name servers have used up the session's time: no host is asked that could not answer in time", async () => {
    const server = await start(mailServer(), { host: "127.0.0.2" });
    let lostMs = 0;
    const resolveHost = () => {
      lostMs = 14_000;
      return Promise.resolve({ type: "addresses", ipv4: ["127.0.0.2"], ipv6: [], ttlMs: 0 } as const);
    };
    const plan = sessionPlan({ port: server.port, hosts: BOTH, timeouts: { sessionMs: 15_000 } });
    const report = await probe(plan, ports({}, { resolveHost, nowMs: () => performance.now() + lostMs }));
    expect(summary(report)).toEqual(["ann@example.org connect timeout", "unreachable connect timeout"]);
    expect(server.connections()).toBe(0);
  });

  test("of all failures the server's words are reported", async () => {
    const first = await start(() => undefined, { host: "127.0.0.2" });
    await start(mailServer({ banner: "554 5.7.1 No service" }), { host: "127.0.0.3", port: first.port });
    const plan = sessionPlan({ port: first.port, hosts: BOTH, timeouts: { bannerMs: SHORT_MS } });
    const report = await probe(plan, ports(NAMES));
    expect(summary(report)).toEqual(["ann@example.org connect 554 5.7.1", "refused connect 554 5.7.1"]);
  });

  test("at most four hosts are connected to", async () => {
    const addresses = [2, 3, 4, 5, 6, 7].map((last) => `127.0.0.${last}`);
    const first = await start((peer) => peer.hangUp(), { host: addresses[0] ?? "" });
    const others = await Promise.all(
      addresses.slice(1).map((host) => start((peer) => peer.hangUp(), { host, port: first.port })),
    );
    await probe(sessionPlan({ port: first.port, hosts: addresses }), ports());
    expect([first, ...others].map((server) => server.connections()).reduce((sum, count) => sum + count)).toBe(4);
  });

  test("at most ten names are resolved", async () => {
    const asked: string[] = [];
    const resolveHost = (host: string) => {
      asked.push(host);
      return Promise.resolve({ type: "no_address", detail: "NXDOMAIN", ttlMs: 0 } as const);
    };
    const hosts = Array.from({ length: 15 }, (_, index) => `mx${index}.example.org`);
    await probe(sessionPlan({ port: 1, hosts }), ports({}, { resolveHost }));
    expect(asked).toEqual(hosts.slice(0, 10));
  });

  test("at most two addresses of a host are tried", async () => {
    const third = await start(mailServer(), { host: "127.0.0.3" });
    const mx = { type: "addresses", ipv4: ["127.0.0.8", "127.0.0.9", "127.0.0.3"], ipv6: [], ttlMs: 0 } as const;
    const report = await probe(
      sessionPlan({ port: third.port, hosts: ["mx.example.org"] }),
      ports({ "mx.example.org": mx }),
    );
    expect(summary(report).at(-1)).toBe("unreachable connect connection_failed");
    expect(third.connections()).toBe(0);
  });

  test("one address under two names is tried once", async () => {
    const server = await start((peer) => peer.hangUp(), { host: "127.0.0.2" });
    const report = await probe(
      sessionPlan({ port: server.port, hosts: BOTH }),
      ports({ "mx1.example.org": "127.0.0.2", "mx2.example.org": "127.0.0.2" }),
    );
    expect(summary(report).at(-1)).toBe("unreachable connect connection_failed");
    expect(server.connections()).toBe(1);
  });

  test("a host's second address is tried when the first doesn't take the connection", async () => {
    const server = await start(mailServer(), { host: "127.0.0.3" });
    const mx = { type: "addresses", ipv4: ["127.0.0.9", "127.0.0.3"], ipv6: [], ttlMs: 0 } as const;
    const report = await probe(
      sessionPlan({ port: server.port, hosts: ["mx.example.org"] }),
      ports({ "mx.example.org": mx }),
    );
    expect(summary(report)).toEqual(ACCEPTED);
  });
});

describe("probe: names and addresses", () => {
  test("an MX that names an address is used as is", async () => {
    const server = await start(mailServer());
    for (const hosts of [["127.0.0.1"], ["[127.0.0.1]"]])
      expect(summary(await probe(sessionPlan({ port: server.port, hosts }), ports()))).toEqual(ACCEPTED);
  });

  test("a private address is not connected to unless the plan allows it", async () => {
    const server = await start(mailServer());
    for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "::1"]) {
      const names = { "mx.example.org": { type: "addresses", ipv4: [address], ipv6: [], ttlMs: 0 } } as const;
      const plan = sessionPlan({ port: server.port, hosts: ["mx.example.org"], allowPrivateAddresses: false });
      expect(summary(await probe(plan, ports(names)))).toEqual(["ann@example.org unsafe_mx", "unreachable unsafe_mx"]);
    }
    const literal = sessionPlan({ port: server.port, hosts: ["127.0.0.1"], allowPrivateAddresses: false });
    expect(summary(await probe(literal, ports()))).toEqual(["ann@example.org unsafe_mx", "unreachable unsafe_mx"]);
    expect(server.connections()).toBe(0);
  });

  test("one unsafe host among others is skipped silently", async () => {
    const plan = sessionPlan({ port: 9, hosts: ["127.0.0.1", "gone.example.org"], allowPrivateAddresses: false });
    const report = await probe(plan, ports({ "gone.example.org": { type: "dns_error", detail: "SERVFAIL" } }));
    expect(summary(report)).toEqual(["ann@example.org dns_error", "unreachable dns_error"]);
  });

  test.each([
    [{ type: "dns_error", detail: "SERVFAIL" }, "dns_error"],
    [{ type: "no_address", detail: "NXDOMAIN", ttlMs: 0 }, "connect connection_failed"],
  ] as const)("a host without an address says nothing about the mailbox: %o", async (resolved, expected) => {
    const report = await probe(
      sessionPlan({ port: 9, hosts: ["mx.example.org"] }),
      ports({ "mx.example.org": resolved }),
    );
    expect(summary(report)).toEqual([`ann@example.org ${expected}`, `unreachable ${expected}`]);
    expect(report.host).toBeNull();
  });

  test("no hosts at all: unreachable", async () => {
    const report = await probe(sessionPlan({ port: 9, hosts: [] }), ports());
    expect(report.ending.type).toBe("unreachable");
  });

  test("the plan's own address is bound", async () => {
    const from: (string | undefined)[] = [];
    const server = await start((peer) => {
      from.push(peer.socket().remoteAddress);
      return mailServer()(peer);
    });
    const plan = sessionPlan({ port: server.port });
    await probe({ ...plan, egress: { ...plan.egress, bindAddress: "127.0.0.77" } }, ports());
    expect(from).toEqual(["127.0.0.77"]);
  });

  test("an address that is not ours cannot be bound: our failure, no verdict", async () => {
    const server = await start(mailServer());
    const plan = sessionPlan({ port: server.port });
    const report = await probe({ ...plan, egress: { ...plan.egress, bindAddress: "192.0.2.1" } }, ports());
    expect(summary(report)).toEqual([
      "ann@example.org connect connection_failed",
      "unreachable connect connection_failed",
    ]);
  });
});
