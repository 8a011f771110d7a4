import { isIP } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Scope } from "@rollcall/core";
import { includesScope } from "../http/declaration.ts";
import type { Refusals } from "./refusals.ts";
import type { UsageCounter } from "./usage-counter.ts";
import { Problem } from "../http/problem.ts";
import { keyRefusal } from "./key-refusal.ts";
import { type AccessPolicy, isLoopback } from "./access-policy.ts";
import { isListedOrigin } from "./cors.ts";
import { type AccessParts, type Caller, clientOf, readCaller } from "./caller.ts";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";

declare module "fastify" {
  interface FastifyRequest {
    /** Null: the route is public, or the client is not authenticated. */
    caller: Caller | null;
  }
}

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Invalid keys per minute and address before requests are refused. */
const WRONG_KEYS_PER_MINUTE = 60;

/** Where refusals are audited: of unknown keys, and of known ones that lack a scope; and where requests are counted. */
interface RefusalLogs {
  readonly ofKeys: Refusals;
  readonly ofScopes: Refusals;
  /** Counts the requests of keys. */
  readonly usage: UsageCounter;
}

/** Authorises requests: by Host, origin, key or session, and the scope that the route declares. */
export function guard(app: FastifyInstance, parts: AccessParts, refusals: RefusalLogs): void {
  const policy = parts.access;
  const countWrongKey = app.createRateLimit({ max: WRONG_KEYS_PER_MINUTE, timeWindow: 60_000 });
  app.decorateRequest("caller", null);
  app.addHook("onRequest", async (request, reply) => {
    assertHost(request, policy);
    assertOrigin(request, policy);
    const { scope } = request.routeOptions.config;
    if (scope === undefined || scope === "none") return undefined;
    request.caller = await callerOf(request, reply);
    if (request.caller?.key) refusals.usage.add(request.caller.key.id);
    if (request.caller === null && isNavigation(request)) return await reply.redirect(signInPath(request.url));
    const problem = refusalOf(request, scope);
    if (problem === null) return undefined;
    if (request.caller === null) void reply.header("www-authenticate", 'Bearer realm="rollcall"');
    else await refusals.ofScopes.add(request.ip, request.caller.actor);
    throw problem;
  });

  async function callerOf(request: FastifyRequest, reply: FastifyReply): Promise<Caller | null> {
    try {
      return await readCaller(parts, request);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const counted = await countWrongKey(request);
      if (!counted.isAllowed && counted.isExceeded) throw tooMany(reply, counted.ttlInSeconds);
      await refusals.ofKeys.add(request.ip);
      void reply.header("www-authenticate", 'Bearer realm="rollcall", error="invalid_token"');
      throw error;
    }
  }
}

/** Why the client may not use the route; null: it may. */
function refusalOf({ caller, ip, routeOptions }: FastifyRequest, scope: Scope): Problem | null {
  if (caller === null) return new Problem(401, "key_required", "A key is required.", HOW_TO_SIGN_IN);
  const { area, sandbox } = routeOptions.config;
  const limited = caller.key === null ? null : keyRefusal(caller.key, { ip, area, sandbox });
  if (limited !== null || includesScope(caller.scope, scope)) return limited;
  return new Problem(
    403,
    "scope_missing",
    `This requires a key with the scope ${scope}; yours has ${caller.scope}.`,
    "Use another key, or ask your administrator for one.",
  );
}

const HOW_TO_SIGN_IN =
  "Send it as `Authorization: Bearer rc_…`, or sign in. On the server, `npm run keys -- create` makes a key, and " +
  "`npm run keys -- sign-in-link` a link that signs a browser in.";

function assertHost(request: FastifyRequest, { hosts }: AccessPolicy): void {
  if (isHostAllowed(request.headers.host, hosts)) return;
  const hint = "If the name is yours, add it to ALLOWED_HOSTS, or set PUBLIC_URL.";
  throw new Problem(421, "unknown_host", "This host name is not allowed.", hint);
}

function assertOrigin(request: FastifyRequest, { publicOrigin, corsOrigins }: AccessPolicy): void {
  if (SAFE_METHODS.has(request.method) || isSameOrigin(request.headers, publicOrigin)) return;
  if (isListedOrigin(request.headers, corsOrigins)) return;
  const hint = "Use Rollcall's own pages or an API client. Behind a proxy, set PUBLIC_URL.";
  throw new Problem(403, "other_origin", "Cross-site requests may not change anything.", hint);
}

/** A browser navigates here: redirect it to sign in. */
function isNavigation({ method, headers }: FastifyRequest): boolean {
  return method === "GET" && (headers["sec-fetch-mode"] === "navigate" || /\btext\/html\b/.test(headers.accept ?? ""));
}

/** The web app's sign-in page, which leads back. */
function signInPath(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}

/** The problem of a client that exceeds its limit. */
function tooMany(reply: FastifyReply, waitSeconds: number): Problem {
  void reply.header("retry-after", String(waitSeconds));
  return new Problem(429, "too_many_requests", "Too many requests per minute.", `Wait ${waitSeconds} s.`);
}

/** Whether a Host is accepted (RFC 9110 §7.2). IP addresses always are: DNS rebinding needs a name. */
export function isHostAllowed(host: string | undefined, hosts: AccessPolicy["hosts"]): boolean {
  const name = hostName(host ?? "");
  if (name === null) return false;
  return isIP(name) !== 0 || isLoopback(name) || hosts === "any" || hosts.has(name);
}

/** The name in a Host header, without brackets, port and trailing dot; null: invalid. */
function hostName(host: string): string | null {
  const match = /^(?:\[(?<v6>[\da-f:.]+)\]|(?<name>[a-z\d._-]+?)\.?)(?::\d{1,5})?$/i.exec(host);
  return (match?.groups?.["v6"] ?? match?.groups?.["name"])?.toLowerCase() ?? null;
}

/** Headers in which browsers report the origin of a request. */
interface OriginHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly "sec-fetch-site"?: string | string[] | undefined;
}

/**
 * Whether an unsafe request comes from our own pages or from a program, which sends neither header. Browsers send
 * Sec-Fetch-Site to trustworthy origins, including loopback, and Origin with every POST; scripts can't set either.
 * `same-site` is not enough: another port of localhost is another program.
 */
export function isSameOrigin(headers: OriginHeaders, publicOrigin: string | null): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === new URL(`http://${host}`).host;
}

const YEAR_S = 31_536_000;

/**
 * Security headers: load nothing from other sites, no framing, no type sniffing, no referrer to other sites. Inline
 * styles are allowed, since component kits and charts use them.
 */
export async function securityHeaders(app: FastifyInstance, { publicOrigin }: AccessPolicy): Promise<void> {
  const overTls = publicOrigin?.startsWith("https:") ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "script-src-attr": ["'none'"],
        "style-src": ["'self'", "'unsafe-inline'"],
      },
    },
    frameguard: { action: "deny" },
    // With no-referrer, browsers would send `Origin: null` from our own forms.
    referrerPolicy: { policy: "same-origin" },
    // Not for subdomains: they may be other people's, who have no TLS.
    strictTransportSecurity: overTls ? { maxAge: YEAR_S, includeSubDomains: false } : false,
  });
}

/** Keys tracked; beyond this the least recently used ones start over. */
const KEYS_COUNTED = 10_000;

/**
 * Limits API requests per minute by key or the owner's session, or by address without one; RateLimit-Limit, -Remaining,
 * -Reset and Retry-After report the state. Each process counts for itself.
 */
export async function limitRates(app: FastifyInstance, { requestsPerMinute }: AccessPolicy): Promise<void> {
  await app.register(rateLimit, {
    // After authentication, before the body is read.
    hook: "preParsing",
    max: ({ caller }) => caller?.key?.requestsPerMinute ?? requestsPerMinute,
    timeWindow: 60_000,
    cache: KEYS_COUNTED,
    enableDraftSpec: true,
    keyGenerator: (request) => (request.caller ? clientOf(request.caller) : request.ip),
    allowList: (request) => {
      const { scope } = request.routeOptions.config;
      return scope === undefined;
    },
    errorResponseBuilder: (_request, { after }) =>
      new Problem(429, "too_many_requests", `Too many requests per minute.`, `Wait ${after}.`),
  });
}
