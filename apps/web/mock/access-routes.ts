import type { ApiKey, KeyScope, NewApiKey, Session } from "../src/api/schemas.ts";
import type { Diagnosis, Egress } from "../src/api/schemas.ts";
import { missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;
/** The cookie of the mock's browser session; the real one's can't be read by scripts either. */
const COOKIE = "mock_session=in";
const ADMIN: Session = { required: true, signed_in: true, scope: "admin", name: "Grace, operator" };

/** Whoever may come in: the session and the keys. */
export function accessRoutes(world: World): readonly Route[] {
  return [
    { method: "GET", pattern: /^\/v1\/session$/u, handle: ({ headers }) => ok(sessionOf(world, headers.cookie)) },
    { method: "POST", pattern: /^\/v1\/session$/u, handle: (request) => enter(world, request) },
    {
      method: "DELETE",
      pattern: /^\/v1\/session$/u,
      handle: () => ({ status: 204, headers: { "set-cookie": "mock_session=; Path=/; Max-Age=0" } }),
    },
    { method: "GET", pattern: /^\/v1\/keys$/u, handle: () => ok({ keys: world.apiKeys }) },
    { method: "POST", pattern: /^\/v1\/keys$/u, handle: (request) => makeKey(world, request) },
    { method: "DELETE", pattern: /^\/v1\/keys\/([^/]+)$/u, handle: ({ id }) => revoke(world, id) },
    { method: "GET", pattern: /^\/v1\/egresses$/u, handle: () => ok({ egresses: EGRESSES }) },
    { method: "GET", pattern: /^\/v1\/doctor$/u, handle: () => ok(diagnosis(world)) },
  ];
}

/** Null where the request may go on. */
export function refusal(world: World, path: string, cookie: string | undefined): Reply | null {
  if (world.wantedKey === null || !path.startsWith("/v1/") || path === "/v1/session" || isIn(cookie)) return null;
  return { status: 401, problem: { title: "This needs a key", code: "no_key", hint: "Sign in first." } };
}

const isIn = (cookie: string | undefined): boolean => cookie?.includes(COOKIE) === true;

function sessionOf(world: World, cookie: string | undefined): Session {
  if (world.wantedKey === null) return { required: false, signed_in: false, scope: null, name: null };
  return isIn(cookie) ? ADMIN : { required: true, signed_in: false, scope: null, name: null };
}

function enter(world: World, { body }: Request): Reply {
  const { key } = JSON.parse(body.toString()) as { key: string };
  if (key !== world.wantedKey) {
    return { status: 401, problem: { title: "There is no such key", code: "wrong_key", hint: "Copy all of it." } };
  }
  return { status: 204, headers: { "set-cookie": `${COOKIE}; Path=/; HttpOnly; SameSite=Strict` } };
}

function makeKey(world: World, { body }: Request): Reply {
  const { name, scope } = JSON.parse(body.toString()) as { name: string; scope: KeyScope };
  world.nextId += 1;
  const key: ApiKey = {
    id: String(world.nextId),
    name,
    scope,
    hint: `rc_${world.nextId}f`,
    created_at: new Date().toISOString(),
    last_used_at: null,
    revoked_at: null,
  };
  world.apiKeys.unshift(key);
  const made: NewApiKey = { ...key, secret: `${key.hint}7Qm2vXk9sB4tR8wL1nC6zY3hJ5dP0aGe` };
  return ok(made, 201);
}

function revoke(world: World, id: string): Reply {
  const at = world.apiKeys.findIndex((key) => key.id === id);
  const key = world.apiKeys[at];
  if (key === undefined) return missing("key");
  world.apiKeys[at] = { ...key, revoked_at: new Date().toISOString() };
  return { status: 204 };
}

/** Keys as a small company has them. */
export function makeApiKeys(nowMs: number): ApiKey[] {
  const at = (hours: number): string => new Date(nowMs - hours * HOUR_MS).toISOString();
  return [
    {
      id: "k1",
      name: "Grace, operator",
      scope: "admin",
      hint: "rc_1d8",
      created_at: at(2200),
      last_used_at: at(0.02),
      revoked_at: null,
    },
    {
      id: "k2",
      name: "CRM import",
      scope: "verify",
      hint: "rc_a40",
      created_at: at(1500),
      last_used_at: at(3),
      revoked_at: null,
    },
    {
      id: "k3",
      name: "Dashboard",
      scope: "read",
      hint: "rc_77c",
      created_at: at(400),
      last_used_at: null,
      revoked_at: null,
    },
    {
      id: "k4",
      name: "Old newsletter tool",
      scope: "verify",
      hint: "rc_e02",
      created_at: at(9000),
      last_used_at: at(5000),
      revoked_at: at(4800),
    },
  ];
}

const EGRESSES: readonly Egress[] = [
  { name: "main", bind_address: null, helo_name: "mail.rollcall.example", mail_from: "postmaster@rollcall.example" },
  { name: "second", bind_address: "192.0.2.11", helo_name: "mail2.rollcall.example", mail_from: "" },
];

function diagnosis(world: World): Diagnosis {
  const fine = (id: string, title: string, detail: string): Diagnosis["findings"][number] => ({
    id,
    title,
    state: "ok",
    detail,
    meaning: null,
    mend: null,
  });
  return {
    checked_at: new Date().toISOString(),
    verdict: world.keys.length === 0 ? "ok" : "warning",
    findings: [
      fine("port_25", "Port 25 is open to the outside", "3 of 3 well-known mail servers greeted us."),
      ...(world.keys.length === 0
        ? []
        : [
            {
              id: "ptr",
              title: "The address has no matching name",
              state: "warning",
              detail: "192.0.2.10 has the PTR record host-10.isp.example; the HELO name is mail.rollcall.example.",
              meaning: "Servers that compare the two (Yahoo, GMX, many Postfix sites) answer with a block.",
              mend: "Ask whoever gives you the address to set its PTR record to mail.rollcall.example.",
            } as const,
          ]),
      fine("helo", "The HELO name leads to the address", "mail.rollcall.example has the address 192.0.2.10."),
      fine("dns", "The DNS answers", "2 resolvers, 14 ms at the median."),
      fine("clock", "The clock is right", "0.2 s off."),
      {
        id: "block_lists",
        title: "Block lists",
        state: "skipped",
        detail: "Not asked: set DOCTOR_BLOCK_LISTS to name those to ask.",
        meaning: null,
        mend: null,
      },
    ],
  };
}
