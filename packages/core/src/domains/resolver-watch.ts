import type { MailResolver, MailRoute } from "@rollcall/routing";
import type { Clock } from "../settings.ts";

/**
 * Domains of large providers on several continents. A resolver that denies two of them doesn't see the internet: a
 * filter, a VPN or an air-gapped network.
 */
export const CANARIES: readonly string[] = [
  "gmail.com",
  "outlook.com",
  "yahoo.com",
  "icloud.com",
  "aol.com",
  "gmx.de",
  "web.de",
  "orange.fr",
  "libero.it",
  "wp.pl",
  "seznam.cz",
  "mail.ru",
  "yandex.ru",
  "qq.com",
  "163.com",
  "naver.com",
  "docomo.ne.jp",
  "rediffmail.com",
  "uol.com.br",
  "protonmail.com",
];

/** Canaries per test: cheap, and one provider's bad day proves nothing. */
const CANARIES_ASKED = 4;
const BLIND_AT = 2;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** 26²⁰ names: this one is not registered. */
const NONSENSE_LETTERS = 20;

/** Whether negative answers of a resolver can be trusted. */
export type ResolverHealth =
  | { readonly type: "usable" }
  /** `reason`: a sentence for the operator. */
  | { readonly type: "unusable"; readonly reason: string };

/** Answers to canaries, by name, and to a name that can't exist. */
export interface CanaryAnswers {
  readonly canaries: ReadonlyMap<string, MailRoute["type"]>;
  readonly nonsense: MailRoute["type"];
}

const DENIALS: ReadonlySet<MailRoute["type"]> = new Set(["domain_not_found", "no_mail_server", "null_mx"]);
const FINDS: ReadonlySet<MailRoute["type"]> = new Set(["mx", "implicit"]);

/** Evaluates a canary test. A resolver that failed to answer proves nothing: usable. */
export function checkResolver({ canaries, nonsense }: CanaryAnswers): ResolverHealth {
  const denied = [...canaries].filter(([, type]) => DENIALS.has(type)).map(([name]) => name);
  if (denied.length >= BLIND_AT) {
    return {
      type: "unusable",
      reason:
        `The DNS resolver fails the canary test: it denies ${denied.join(" and ")}. ` +
        "Its negative answers are not trusted. Check DNS_SERVERS, a VPN or a DNS filter.",
    };
  }
  if (FINDS.has(nonsense)) {
    return {
      type: "unusable",
      reason:
        "The DNS resolver answers for names that don't exist, as captive portals and some providers' resolvers do. " +
        "Set DNS_SERVERS to a resolver that doesn't.",
    };
  }
  return { type: "usable" };
}

/** Looks up some canaries and a name that can't exist. */
export async function askCanaries(
  resolver: Pick<MailResolver, "resolveRoute">,
  { random }: Pick<Clock, "random">,
): Promise<CanaryAnswers> {
  const start = Math.floor(random() * CANARIES.length);
  const step = CANARIES.length / CANARIES_ASKED;
  const names = Array.from(
    { length: CANARIES_ASKED },
    (_, at) => CANARIES[(start + at * step) % CANARIES.length] ?? "gmail.com",
  );
  const nonsense = Array.from(
    { length: NONSENSE_LETTERS },
    () => LETTERS[Math.floor(random() * LETTERS.length)] ?? "q",
  ).join("");
  const [made, ...routes] = await Promise.all([`${nonsense}.com`, ...names].map((name) => resolver.resolveRoute(name)));
  return {
    canaries: new Map(names.map((name, at) => [name, routes[at]?.type ?? "dns_error"])),
    nonsense: made?.type ?? "dns_error",
  };
}

/** Lifetime of a test result. */
const GOOD_MS = 60_000;

/** Runs the canary test at most once a minute while domains are looked up. */
export class ResolverWatch {
  readonly #look: () => Promise<ResolverHealth>;
  readonly #nowMs: () => number;
  #last: { readonly atMs: number; readonly health: Promise<ResolverHealth> } | null = null;
  #reported: ResolverHealth["type"] | null = null;

  /** `canaries`: false on a private network, whose resolver need not see the internet. */
  constructor(
    resolver: Pick<MailResolver, "resolveRoute">,
    clock: Clock,
    { canaries }: { readonly canaries: boolean },
  ) {
    this.#nowMs = clock.nowMs;
    this.#look = async () => (canaries ? checkResolver(await askCanaries(resolver, clock)) : { type: "usable" });
  }

  /** The latest result, at most a minute old. */
  async health(): Promise<ResolverHealth> {
    const nowMs = this.#nowMs();
    if (this.#last === null || nowMs - this.#last.atMs >= GOOD_MS) this.#last = { atMs: nowMs, health: this.#look() };
    return await this.#last.health;
  }

  /** The latest result if it is the first or differs from the one before; null: unchanged. */
  async changed(): Promise<ResolverHealth | null> {
    const health = await this.#last?.health;
    if (health === undefined || health.type === this.#reported) return null;
    this.#reported = health.type;
    return health;
  }
}
