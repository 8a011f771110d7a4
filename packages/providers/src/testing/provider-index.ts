/** Generates providers.ts for these cards. */
export function providerIndex(names: readonly string[]): string {
  const sorted = names.toSorted();
  const constant = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
  return [
    "// Generated from the folder cards by providers.test.ts (`npx vitest -u`). Do not edit.",
    'import type { ProviderCard } from "./card.ts";',
    ...sorted.map((name) => `import { ${constant(name)} } from "./cards/${name}.ts";`),
    "",
    "/** All cards, by name. The order is insignificant: no host matches two. */",
    "export const PROVIDERS: readonly ProviderCard[] = [",
    ...sorted.map((name) => `  ${constant(name)},`),
    "];",
    "",
  ].join("\n");
}
