/** Names that can't be had by capitalising the API's word. */
const PROVIDER_NAMES: Record<string, string> = {
  google: "Google",
  "microsoft-365": "Microsoft 365",
  "microsoft-consumer": "Outlook.com",
  icloud: "iCloud",
  gmx: "GMX and Web.de",
  "mail-ru": "Mail.ru",
  qq: "QQ",
  netease: "NetEase",
  ironport: "Cisco IronPort",
  godaddy: "GoDaddy",
  att: "AT&T",
  "free-fr": "Free",
  laposte: "La Poste",
  sfr: "SFR",
  "t-online": "T-Online",
  messagelabs: "MessageLabs",
  trendmicro: "Trend Micro",
  ovh: "OVH",
  ionos: "IONOS",
  protonmail: "Proton Mail",
};

/** What people call a provider, from the API's word for it. */
export function providerName(provider: string): string {
  return PROVIDER_NAMES[provider] ?? provider.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A pacing key for people: the provider's name, or the site's first host and how many more there are. */
export function pacingKeyName(pacingKey: string, provider: string | null): string {
  if (provider !== null) return providerName(provider);
  const hosts = pacingKey.split(",");
  const first = (hosts[0] ?? pacingKey).replace(/~[0-9a-f]{64}$/u, "…");
  return hosts.length > 1 ? `${first} and ${hosts.length - 1} more` : first;
}
