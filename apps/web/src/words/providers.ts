import { findProvider } from "@rollcall/providers";

/** What people call a provider, from the API's word for it. */
export function providerName(provider: string): string {
  return findProvider(provider)?.label ?? provider.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A pacing key for people: the provider's name, or the site's first host and how many more there are. */
export function pacingKeyName(pacingKey: string, provider: string | null): string {
  if (provider !== null) return providerName(provider);
  const hosts = pacingKey.split(",");
  const first = (hosts[0] ?? pacingKey).replace(/~[0-9a-f]{64}$/u, "…");
  return hosts.length > 1 ? `${first} and ${hosts.length - 1} more` : first;
}
