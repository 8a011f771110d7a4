import { pick } from "../world/hash-text.ts";

/** An invented person: the name, and its spelling in addresses. */
export interface PersonName {
  readonly full: string;
  readonly first: string;
  readonly last: string;
}

const WESTERN: readonly { readonly first: readonly string[]; readonly last: readonly string[] }[] = [
  {
    first: [
      "Anna",
      "Jürgen",
      "Käthe",
      "Lukas",
      "Miriam",
      "Sören",
      "Birgit",
      "Tobias",
      "Greta",
      "Holger",
      "Änne",
      "Falk",
    ],
    last: ["Brückmann", "Voßkötter", "Lindenhain", "Rehbrunn", "Großwieser", "Tannhofer", "Kühlmoor", "Silberstedt"],
  },
  {
    first: ["Zoé", "Rémi", "Élodie", "Gaspard", "Maëlle", "Baptiste", "Inès", "Théo", "Colette", "Noémie"],
    last: ["Valbrisse", "Montcerf", "Lacaille-Roux", "Duvergne", "Fontécave", "Sablière", "Aubermont", "Clairvigne"],
  },
  {
    first: [
      "Oliver",
      "Hattie",
      "Rupert",
      "Imogen",
      "Dexter",
      "Philippa",
      "Callum",
      "Beatrix",
      "Miles",
      "Tamsin",
      "Jonah",
    ],
    last: ["Thornbeck", "Quillington", "Marrowby", "O'Fennell", "Wexcombe", "Hollowell", "Brackenridge", "Tarnley"],
  },
  {
    first: ["Iñaki", "Lucía", "Andrés", "Ximena", "Tomás", "Pilar", "Joaquín", "Marisol", "Nuria"],
    last: ["Peñablanca", "Torrealba", "Solbrisas", "Montenegral", "Valdezarza", "Ibarrondo", "Campoluz"],
  },
  {
    first: ["Łukasz", "Żaneta", "Bogna", "Stanisław", "Agnieszka", "Wojciech", "Kalina", "Zbyszko"],
    last: ["Srebrnicki", "Wiatrowska", "Złotoborski", "Gajewicz", "Lipowodna", "Bursztyński", "Jasnowierska"],
  },
  {
    first: ["Astrid", "Bjørn", "Søren", "Linnéa", "Åke", "Freja", "Håkon", "Ingrid"],
    last: ["Snøheimdal", "Björkastra", "Havsholt", "Fjellvik", "Ångermark", "Vintersten"],
  },
];

/** Names in other scripts, with their spelling in addresses. */
const OTHER_SCRIPTS: readonly PersonName[] = [
  { full: "月岡 春香", first: "haruka", last: "tsukioka" },
  { full: "白峰 健司", first: "kenji", last: "shiramine" },
  { full: "水原 さくら", first: "sakura", last: "mizuhara" },
  { full: "林雪梅", first: "xuemei", last: "lin" },
  { full: "Αλέξης Θαλασσινός", first: "alexis", last: "thalassinos" },
  { full: "Мила Снегирёва", first: "mila", last: "snegireva" },
  { full: "Тимур Лесногоров", first: "timur", last: "lesnogorov" },
];

const OTHER_SCRIPT_SHARE = 0.04;

/** A random person from these lists. */
export function personName(random: () => number): PersonName {
  if (random() < OTHER_SCRIPT_SHARE) return pick(OTHER_SCRIPTS, random);
  const { first, last } = pick(WESTERN, random);
  const given = pick(first, random);
  const family = pick(last, random);
  return { full: `${given} ${family}`, first: asciiName(given), last: asciiName(family) };
}

const SPELLED_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "oe", å: "aa", ł: "l" };

function asciiName(name: string): string {
  const spelled = Array.from(name.toLowerCase().normalize("NFC"))
    .map((letter) => SPELLED_OUT[letter] ?? letter)
    .join("");
  return spelled.normalize("NFD").replaceAll(/[^a-z-]/g, "");
}
