import type { ProviderCard } from "./card.ts";
import { PROVIDERS } from "./providers.ts";

const BY_NAME: ReadonlyMap<string, ProviderCard> = new Map(PROVIDERS.map((card) => [card.name, card]));

/** The card of a provider, or null. */
export function findProvider(name: string): ProviderCard | null {
  return BY_NAME.get(name) ?? null;
}
