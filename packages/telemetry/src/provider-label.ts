import { PROVIDERS } from "@rollcall/providers";

const KNOWN: ReadonlySet<string> = new Set(PROVIDERS.map(({ name }) => name));

/** A provider as a metric label: known ones by name, all others as `other`, which bounds the cardinality. */
export function providerLabel(provider: string | null): string {
  return provider !== null && KNOWN.has(provider) ? provider : "other";
}
