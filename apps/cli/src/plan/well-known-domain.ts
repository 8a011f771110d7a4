/** Mailbox domains of everybody, by provider: enough to plan a list without asking the DNS. Business domains can't be told so. */
const WELL_KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:gmail|googlemail)\.com$/, "google"],
  [/^(?:hotmail|live|outlook|msn|windowslive)\.[a-z.]+$/, "microsoft-consumer"],
  [/^(?:yahoo|ymail|rocketmail|aol|aim)\.[a-z.]+$/, "yahoo"],
  [/^(?:icloud|me|mac)\.com$/, "icloud"],
  [/^(?:gmx\.[a-z.]+|web\.de|mail\.com)$/, "gmx"],
  [/^(?:mail|bk|inbox|list|internet)\.ru$/, "mail-ru"],
  [/^(?:yandex\.[a-z.]+|ya\.ru)$/, "yandex"],
  [/^(?:qq|foxmail)\.com$/, "qq"],
  [/^(?:163|126|yeah)\.(?:com|net)$/, "netease"],
  [/^(?:orange|wanadoo)\.fr$/, "orange"],
  [/^free\.fr$/, "free-fr"],
  [/^laposte\.net$/, "laposte"],
  [/^(?:sfr|neuf)\.fr$/, "sfr"],
  [/^t-online\.de$/, "t-online"],
  [/^comcast\.net$/, "comcast"],
  [/^(?:proton|protonmail)\.(?:me|com)$/, "protonmail"],
];

/** The provider of a well-known mailbox domain, or null. */
export function wellKnownProvider(domain: string): string | null {
  return WELL_KNOWN.find(([pattern]) => pattern.test(domain))?.[1] ?? null;
}
