/** How an address looks in a cell after years of copying and typing, with a weight per hundred. */
const SPELLINGS: readonly { readonly weight: number; readonly write: (address: string, name: string) => string }[] = [
  { weight: 79, write: (address) => address },
  { weight: 3, write: (address) => address.toUpperCase() },
  { weight: 4, write: titleCase },
  { weight: 2, write: (address) => ` ${address}` },
  { weight: 3, write: (address) => `${address}  ` },
  { weight: 1, write: (address) => `\u00a0${address}\u00a0` },
  { weight: 1, write: (address) => `${address.slice(0, 3)}\u200b${address.slice(3)}` },
  { weight: 2, write: (address, name) => `${name} <${address}>` },
  { weight: 1, write: (address, name) => `"${name.split(" ").toReversed().join(", ")}" <${address}>` },
  { weight: 1, write: (address) => `<${address}>` },
  { weight: 2, write: (address) => `mailto:${address}` },
  { weight: 0.5, write: (address) => `${address}.` },
  { weight: 0.5, write: (address) => `${address},` },
];

/** A cell that means this address; `chance` in [0, 1) picks the spelling. */
export function messyCell(address: string, name: string, chance: number): string {
  const total = SPELLINGS.reduce((sum, { weight }) => sum + weight, 0);
  let left = chance * total;
  for (const { weight, write } of SPELLINGS) {
    left -= weight;
    if (left < 0) return write(address, name);
  }
  return address;
}

function titleCase(address: string): string {
  return address.replaceAll(/(^|[.@_])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
