import { expect, test } from "vitest";
import type { DoctorPorts } from "./examine.ts";
import { EGRESS, GREETED, lookAt, OURS, QUIET } from "../testing/doctor.ts";

const PROXY = { type: "socks5", host: "10.8.0.2", port: 1080, login: { user: "probe", password: "s3cret" } } as const;
const THERE = "203.0.115.40";

/** Names and records of an egress behind a proxy. */
const RESOLVER: DoctorPorts["resolver"] = {
  resolveRoute: async () => ({ type: "mx", hosts: [{ host: "mx.example.com", preference: 10 }], ttlMs: 1 }),
  resolveHost: async () => ({ type: "addresses", ipv4: [THERE], ipv6: [], ttlMs: 1 }),
  resolveTxt: async () => ({ type: "texts", texts: [`v=spf1 ip4:${THERE} -all`] }),
  resolveReverse: async (ip) => ({ type: "texts", texts: ip === THERE ? ["verify.example.com"] : [] }),
};

const seen = (address: string | null): DoctorPorts["greet"] => {
  const ehlo = address === null ? "mx.friend.example" : `mx.friend.example at your service, [${address}]`;
  return async () => ({ ...GREETED, ehlo, localAddress: null });
};

test("examine: an egress behind a proxy is judged by the address that the server saw", async () => {
  const greeted: unknown[] = [];
  const found = await lookAt(
    {
      resolver: RESOLVER,
      async greet(host, port, egress) {
        greeted.push(egress.proxy);
        return await seen(THERE)(host, port, egress);
      },
    },
    { egresses: [{ ...EGRESS, proxy: PROXY }] },
  );
  expect(greeted).toEqual([PROXY]);
  for (const id of ["port_25", "address", "helo_name", "reverse_name", "spf"]) expect(found[id]?.state).toBe("ok");
  expect(found["address"]?.detail).toBe(`Sessions come from ${THERE}.`);
  expect(JSON.stringify(found)).not.toContain(PROXY.login.password);
});

test("examine: where no server says so, the address is that of EGRESS_FILE, and without one it is asked for", async () => {
  const ports = { resolver: RESOLVER, greet: seen(null) };
  const named = await lookAt(ports, { egresses: [{ ...EGRESS, proxy: PROXY, address: THERE }] });
  expect(named["address"]).toMatchObject({ state: "skipped", detail: expect.stringContaining(THERE) as string });
  expect(named["reverse_name"]).toMatchObject({ state: "ok", detail: expect.stringContaining(THERE) as string });
  const unnamed = await lookAt(ports, { egresses: [{ ...EGRESS, proxy: PROXY }] });
  expect(unnamed["address"]).toMatchObject({ state: "warning", fix: "Give it as address in EGRESS_FILE." });
});

test("examine: another address than EGRESS_FILE's is a problem, and its names and SPF are looked at", async () => {
  const found = await lookAt(
    { resolver: RESOLVER, greet: seen(OURS) },
    { egresses: [{ ...EGRESS, proxy: PROXY, address: THERE }] },
  );
  expect(found["address"]).toMatchObject({
    state: "problem",
    detail: `Sessions come from ${OURS}, but EGRESS_FILE says ${THERE}.`,
  });
  expect(found["reverse_name"]?.state).toBe("problem");
  expect(found["spf"]).toMatchObject({ state: "problem", fix: expect.stringContaining(`ip4:${OURS} -all`) as string });
});

test("examine: one address in two notations is the same", async () => {
  const address = "2600:3c00::f03c:91ff:fe00:1";
  const ports = { resolver: RESOLVER, greet: seen("2600:3C00:0:0:f03c:91ff:fe00:0001") };
  const found = await lookAt(ports, { egresses: [{ ...EGRESS, proxy: PROXY, address }] });
  expect(found["address"]?.state).toBe("ok");
});

test("examine: a proxy that fails is named, in its words", async () => {
  const detail = "The proxy socks5://10.8.0.2:1080: it does not accept the login";
  const found = await lookAt(
    { resolver: RESOLVER, greet: async () => ({ type: "failed", detail, isProxy: true }) },
    { egresses: [{ ...EGRESS, proxy: PROXY, address: THERE }] },
  );
  expect(found["port_25"]).toMatchObject({ state: "problem", detail, fix: expect.stringContaining("proxy") as string });
});

const SINCE = new Date("2026-11-20T10:00:00Z");
const LISTING = { pacingKey: "mx.shop.example", words: "blocked using zen.spamhaus.org" };

test.each([
  [
    "rests",
    { rest: { because: "listed", reason: "Egress main rests for 4 hours.", since: SINCE } },
    "problem",
    "4 hours",
  ],
  ["was named by block lists", { listings: 3, lastListing: LISTING }, "warning", "3 sites .* mx.shop.example: blocked"],
  ["has been refused", { suspended: 1 }, "warning", "suspended at one site"],
  ["was listed a while ago", { lastListing: LISTING }, "ok", "No block list"],
] as const)("examine: an egress that %s", async (_, facts, state, detail) => {
  const found = await lookAt({ readEgresses: async () => [{ ...QUIET, ...facts }] });
  expect(found["standing"]).toMatchObject({ state, detail: expect.stringMatching(detail) as string });
});

test("examine: without the database nothing is known of an egress, and that is no problem of its own", async () => {
  expect((await lookAt({ readEgresses: null }))["standing"]?.state).toBe("skipped");
  const away = await lookAt({ readEgresses: () => Promise.reject(new Error("away")) });
  expect(away["standing"]?.state).toBe("skipped");
});

test("examine: a warm-up says how far it is", async () => {
  const nowMs = SINCE.getTime() + 10.5 * 86_400_000;
  const clock = { nowMs: () => nowMs, random: () => 0.5 };
  const warm = { ...EGRESS, warmUp: { sinceMs: SINCE.getTime() } };
  expect((await lookAt({ clock }, { egresses: [warm] }))["warm_up"]).toMatchObject({
    state: "ok",
    detail: "Since 2026-11-20: 31 % of its budgets, less where many recipients are refused.",
  });
  const learned = { ...EGRESS, warmUp: { sinceMs: null } };
  const readEgresses = async () => [{ ...QUIET, firstUsedAt: new Date(0) }];
  expect((await lookAt({ clock, readEgresses }, { egresses: [learned] }))["warm_up"]?.detail).toContain(
    "whole budgets",
  );
  expect((await lookAt({ clock }, { egresses: [learned] }))["warm_up"]?.state).toBe("skipped");
  expect((await lookAt({ clock }))["warm_up"]).toBeUndefined();
});
