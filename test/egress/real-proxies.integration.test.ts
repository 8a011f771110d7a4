import { once } from "node:events";
import { createServer } from "node:net";
import getPort from "get-port";
import { senderPlan, type NamedEgress } from "@rollcall/core";
import { greetHost, probe } from "@rollcall/prober";
import type { EgressProxy, SessionReport } from "@rollcall/smtp";
import { afterEach, describe, expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { FORBIDDEN, PROXY_PROGRAMS, type ProxyProgram, type RunningProxy, startProxy } from "./proxy-programs.ts";
import { heardIn, receivingSide, type ReceivingSide } from "./receiving-side.ts";

// Proxies that nobody of this project wrote carry whole runs, and say in their own ways what they could not reach.

const SOON = { timeout: 120_000, interval: 100 };
const COUNT = 160;

/** Where proxies connect from. */
const SOURCE = "127.0.0.9";

const through = (proxy?: EgressProxy): NamedEgress => ({
  name: "main",
  bindAddress: proxy === undefined ? SOURCE : null,
  proxy,
  heloName: "verify.example.com",
  mailFrom: "probe@verify.example.com",
});

/** Each address with what a run says of it. */
async function verdicts(proxy?: EgressProxy): Promise<readonly string[]> {
  const side = await receivingSide("postgres", COUNT, [through(proxy)]);
  try {
    const runId = await side.stage.run(side.addresses);
    await side.stage.addWorker();
    await expect.poll(async () => (await side.stage.state(runId)).state, SOON).toBe("completed");
    const heard = side.world.sessions().ended().flatMap(heardIn);
    // They come from the proxy, and a greylisted address comes again from there.
    expect(new Set(heard.map(({ client }) => client))).toEqual(new Set([SOURCE]));
    expect(heard.length).toBeGreaterThan(new Set(heard.map(({ recipient }) => recipient)).size);
    return await saidOf(side);
  } finally {
    await side.close();
  }
}

async function saidOf({ stage }: ReceivingSide): Promise<readonly string[]> {
  const { rows } = await stage.database.pool.query<{ said: string }>(
    "SELECT asked || ' ' || status || ' ' || reason AS said FROM contacts ORDER BY asked",
  );
  return rows.map(({ said }) => said);
}

const running: RunningProxy[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((proxy) => proxy.stop()));
});

async function start(program: ProxyProgram): Promise<EgressProxy> {
  const proxy = await startProxy(program, SOURCE);
  running.push(proxy);
  return proxy.proxy;
}

const PORTS = {
  resolveHost: () => Promise.reject(new Error("nobody looks names up")),
  nowMs: () => Date.now(),
  random: () => 0.5,
};

/** A session with one address's server through a proxy. */
async function ask(proxy: EgressProxy, address: string, port: number): Promise<SessionReport> {
  const settings = { smtpPort: port, allowPrivateAddresses: true };
  const plan = senderPlan(settings, through(proxy), [{ host: address, preference: 10 }], ["ann@example.org"]);
  return await probe(plan, PORTS);
}

const WITH_LOGIN: readonly ProxyProgram[] = ["microsocks", "tinyproxy"];

withEngines(
  "microsocks",
  "dante",
  "tinyproxy",
)("egresses behind proxies of Debian", () => {
  let direct: readonly string[] | null = null;

  describe.each(PROXY_PROGRAMS)("%s", (program) => {
    test("takeTurn: a run through it says the same of every address as one without", async () => {
      direct ??= await verdicts();
      expect(direct).toHaveLength(COUNT);
      expect(await verdicts(await start(program))).toEqual(direct);
    });

    test("probe: a port where nobody listens is the mail server's failure", async () => {
      const { ending } = await ask(await start(program), "127.0.0.1", await getPort({ host: "127.0.0.1" }));
      expect(ending).toMatchObject({ type: "unreachable", evidence: { failure: "connection_failed" } });
    });

    test("greetHost: the doctor hears where the mail server sees its sessions come from", async () => {
      const server = createServer((socket) => {
        // The session's end may be a reset.
        socket.on("error", () => undefined);
        socket.write("220 mx.example.org\r\n");
        socket.on("data", (line) =>
          socket.write(line.toString().startsWith("EHLO") ? `250 hello [${socket.remoteAddress}]\r\n` : "221 bye\r\n"),
        );
      });
      const port = await getPort({ host: "127.0.0.1" });
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      try {
        const greeting = await greetHost("127.0.0.1", port, through(await start(program)), PORTS);
        expect(greeting).toMatchObject({ type: "greeted", code: 220, ehlo: `hello [${SOURCE}]`, localAddress: null });
      } finally {
        server.close();
      }
    });

    test("probe: a proxy that is gone is our own trouble", async () => {
      const proxy = await start(program);
      await running.pop()?.stop();
      expect((await ask(proxy, "127.0.0.1", 25)).ending).toMatchObject({ type: "egress_failed", isCertain: true });
    });
  });

  test("outage guard: a proxy that dies in mid-run costs no address its answer", async () => {
    const proxy = await startProxy("microsocks", SOURCE);
    const here = { ...through(), name: "here", bindAddress: "127.0.0.2" };
    const side = await receivingSide("postgres", COUNT, [here, { ...through(proxy.proxy), name: "there" }]);
    const { pool } = side.stage.database;
    const askedThere = (): number =>
      side.world
        .sessions()
        .ended()
        .filter(({ client }) => client === SOURCE)
        .flatMap(heardIn).length;
    try {
      const runId = await side.stage.run(side.addresses);
      await side.stage.addWorker();
      await expect.poll(askedThere, SOON).toBeGreaterThan(5);
      await proxy.stop();
      const outages = async (): Promise<unknown> => (await pool.query("SELECT egress, because FROM outages")).rows;
      await expect.poll(outages, SOON).toEqual([{ egress: "there", because: "proxy" }]);
      expect((await side.stage.state(runId)).state).toBe("running");
      running.push(await startProxy("microsocks", SOURCE, proxy.proxy.port));
      await pool.query("UPDATE outages SET next_trial_at = now()");
      await expect.poll(async () => (await side.stage.state(runId)).state, SOON).toBe("completed");
      expect(await outages()).toEqual([]);
      direct ??= await verdicts();
      expect(await saidOf(side)).toEqual(direct);
    } finally {
      await side.close();
    }
  });

  test.each(WITH_LOGIN)("probe: a login that %s refuses is our own trouble", async (program) => {
    const proxy = await start(program);
    const wrong = { ...proxy, login: { user: "probe", password: "wrong" } };
    for (const one of [wrong, { ...proxy, login: null }]) {
      const { ending } = await ask(one, "127.0.0.1", 25);
      expect(ending).toMatchObject({ type: "egress_failed", isCertain: true });
      expect(JSON.stringify(ending)).not.toContain("wrong");
    }
  });

  test("probe: what Dante's rules forbid is no word about the mail server", async () => {
    const { ending } = await ask(await start("danted"), FORBIDDEN, 25);
    expect(ending).toMatchObject({ type: "egress_failed", isCertain: false });
  });

  test.each(["microsocks", "tinyproxy"] as const)("probe: %s reaches an IPv6 target", async (program) => {
    const port = await getPort({ host: "::1" });
    const server = createServer((socket) => socket.end("554 5.7.1 over IPv6\r\n"));
    server.listen(port, "::1");
    await once(server, "listening");
    try {
      const proxy = await startProxy(program, "::1");
      running.push(proxy);
      const { ending } = await ask(proxy.proxy, "::1", port);
      expect(ending).toMatchObject({ type: "refused", evidence: { code: 554 } });
    } finally {
      server.close();
    }
  });
});
