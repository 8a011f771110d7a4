import type { ProviderCard } from "./card.ts";
import { PROVIDERS } from "./providers.ts";

const BY_NAME: ReadonlyMap<string, ProviderCard> = new Map(PROVIDERS.map((card) => [card.name, card]));

/** A provider's card, or null for a name that has none. */
export function findProvider(name: string): ProviderCard | null {
  return BY_NAME.get(name) ?? null;
}
