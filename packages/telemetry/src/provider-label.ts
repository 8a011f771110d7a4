import { PROVIDERS } from "@rollcall/providers";

const KNOWN: ReadonlySet<string> = new Set(PROVIDERS.map(({ name }) => name));

/** A provider's name as a metric's label: the known ones by name, all sites of their own as `other`, so that no list makes labels. */
export function providerLabel(provider: string | null): string {
  return provider !== null && KNOWN.has(provider) ? provider : "other";
}
