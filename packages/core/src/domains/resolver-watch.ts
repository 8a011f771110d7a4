import type { MailResolver, MailRoute } from "@rollcall/routing";
import type { Clock } from "../settings.ts";

/**
 * Domains that take mail as long as there is mail: large providers on several continents. A resolver that says of two of them
 * that they don't exist knows something else than the internet: a filter, a VPN, an air-gapped network.
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

/** Asked at each look: few enough to cost nothing, enough that one provider's bad day proves nothing. */
const CANARIES_ASKED = 4;
const BLIND_AT = 2;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** 26²⁰ names: nobody has registered this one. */
const NONSENSE_LETTERS = 20;

/** Whether what a resolver denies may be believed. */
export type ResolverHealth =
  | { readonly type: "usable" }
  /** `reason`: a sentence for the operator. */
  | { readonly type: "unusable"; readonly reason: string };

/** What a resolver said of canaries, by name, and of a name that can't exist. */
export interface CanaryAnswers {
  readonly canaries: ReadonlyMap<string, MailRoute["type"]>;
  readonly nonsense: MailRoute["type"];
}

const DENIALS: ReadonlySet<MailRoute["type"]> = new Set(["domain_not_found", "no_mail_server", "null_mx"]);
const FINDS: ReadonlySet<MailRoute["type"]> = new Set(["mx", "implicit"]);

/** Judges a resolver. Where it could not be asked, it says nothing of any domain either: usable. */
export function judgeResolver({ canaries, nonsense }: CanaryAnswers): ResolverHealth {
  const denied = [...canaries].filter(([, type]) => DENIALS.has(type)).map(([name]) => name);
  if (denied.length >= BLIND_AT) {
    return {
      type: "unusable",
      reason:
        `The DNS resolver does not know the internet: it says that ${denied.join(" and ")} take no mail. ` +
        "Nothing that it denies is believed. Check DNS_SERVERS, a VPN or a DNS filter.",
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

/** Asks a resolver for some canaries and a name that can't exist. */
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

/** A look is good for this long. */
const GOOD_MS = 60_000;

/** Looks once a minute, while domains are looked up, whether the resolver can be believed. */
export class ResolverWatch {
  readonly #look: () => Promise<ResolverHealth>;
  readonly #nowMs: () => number;
  #last: { readonly atMs: number; readonly health: Promise<ResolverHealth> } | null = null;
  #told: ResolverHealth["type"] | null = null;

  /** `canaries`: false on an operator's own network, whose resolver need not know the internet. */
  constructor(
    resolver: Pick<MailResolver, "resolveRoute">,
    clock: Clock,
    { canaries }: { readonly canaries: boolean },
  ) {
    this.#nowMs = clock.nowMs;
    this.#look = async () => (canaries ? judgeResolver(await askCanaries(resolver, clock)) : { type: "usable" });
  }

  /** What the last look said, at most a minute ago. */
  async health(): Promise<ResolverHealth> {
    const nowMs = this.#nowMs();
    if (this.#last === null || nowMs - this.#last.atMs >= GOOD_MS) this.#last = { atMs: nowMs, health: this.#look() };
    return await this.#last.health;
  }

  /** The last look, where it says something else than the one before or is the first; null: nothing has changed. */
  async changed(): Promise<ResolverHealth | null> {
    const health = await this.#last?.health;
    if (health === undefined || health.type === this.#told) return null;
    this.#told = health.type;
    return health;
  }
}
