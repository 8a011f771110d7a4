import { pick } from "../world/hash-text.ts";

const NOTES: readonly string[] = [
  "met at the trade fair",
  "asked for the price list, again",
  "prefers phone",
  "moved to another department; see CRM",
  'said "call me in autumn"',
  "newsletter; events; webinars",
  "VIP",
  "Kunde seit 2019, Ansprechpartner für Einkauf",
  "à rappeler après les vacances",
  "do not call before 10:00\ndo not call on Fridays",
  "first line\n\nthird line, with a comma",
  "日本語の資料を送付済み",
  "tab\there",
  "100 % sure?",
];

const NOTE_SHARE = 0.35;

/** A remark; usually empty. */
export function noteFor(random: () => number): string {
  return random() < NOTE_SHARE ? pick(NOTES, random) : "";
}

const PHONE_SHARE = 0.7;

/** A telephone number from ranges reserved for fiction (Ofcom, Bundesnetzagentur, Arcep, NANP 555-01xx), or "". */
export function phoneFor(random: () => number): string {
  if (random() >= PHONE_SHARE) return "";
  const number = Math.floor(random() * 1000);
  const three = String(number).padStart(3, "0");
  const two = three.slice(1);
  return pick(
    [
      `030 23125 ${three}`,
      `+49 30 23125${three}`,
      `07700 900${three}`,
      `01632 960${three}`,
      `01 99 00 ${two} ${three.slice(0, 2)}`,
      `(202) 555-01${two}`,
      `0049-30-23125-${three}`,
    ],
    random,
  );
}

/** A day between 2016 and 2025, mostly in ISO 8601. */
export function signUpDay(random: () => number): string {
  const year = 2016 + Math.floor(random() * 10);
  const month = String(1 + Math.floor(random() * 12)).padStart(2, "0");
  const day = String(1 + Math.floor(random() * 28)).padStart(2, "0");
  return random() < 0.9 ? `${year}-${month}-${day}` : `${day}.${month}.${year}`;
}

/** Spellings of an address after years of copying and typing, with a weight in percent. */
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
