/** The file providers.ts for these cards, by the names of their files. */
export function providerIndex(names: readonly string[]): string {
  const sorted = names.toSorted();
  const constant = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
  return [
    "// Made from the folder cards by the test beside it (`npx vitest -u` on it). Not to be edited.",
    'import type { ProviderCard } from "./card.ts";',
    ...sorted.map((name) => `import { ${constant(name)} } from "./cards/${name}.ts";`),
    "",
    "/** Every provider's card, by name. The order means nothing: no host matches two, and no reply is claimed by two. */",
    "export const PROVIDERS: readonly ProviderCard[] = [",
    ...sorted.map((name) => `  ${constant(name)},`),
    "];",
    "",
  ].join("\n");
}
