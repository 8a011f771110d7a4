/** An invented company. Only the simulation resolves its domain. */
export interface Company {
  readonly domain: string;
  readonly name: string;
}

interface Country {
  readonly suffix: string;
  readonly stems: readonly string[];
  readonly trades: readonly string[];
}

/** Invented places and trades: six of each make 36 companies per country. */
const COUNTRIES: readonly Country[] = [
  {
    suffix: "de",
    stems: ["nordwindt", "eichenfurt", "falkenquell", "steinwaldau", "rosenquarz", "mondthal"],
    trades: ["logistik", "metallbau", "optik", "verlag", "software", "energie"],
  },
  {
    suffix: "com",
    stems: ["quillmoor", "brindlewyck", "tarnholt", "vexworthy", "lumenfold", "kestrelby"],
    trades: ["foundry", "analytics", "freight", "ceramics", "robotics", "catering"],
  },
  {
    suffix: "fr",
    stems: ["valdoriane", "brisemarne", "sablevert", "montclairette", "lacombreuse", "fontelune"],
    trades: ["conseil", "textile", "atelier", "transport", "edition", "traiteur"],
  },
  {
    suffix: "co.uk",
    stems: ["hollowfen", "marrowgate", "silverpyke", "ostermere", "thistlecombe", "wexcastle"],
    trades: ["joinery", "brewing", "surveyors", "glazing", "press", "couriers"],
  },
  {
    suffix: "es",
    stems: ["torrevina", "campoluzia", "solbrisal", "piedralbar", "montesierpe", "valdecorza"],
    trades: ["bodegas", "consultores", "textil", "muebles", "agro", "imprenta"],
  },
  {
    suffix: "nl",
    stems: ["tulpenwijk", "grachtmeer", "molenstroom", "zilverduin", "kaasweide", "watervelt"],
    trades: ["bouw", "advies", "techniek", "transport", "bloemen", "media"],
  },
  {
    suffix: "pl",
    stems: ["zlotobor", "wiatrogaj", "bursztynka", "lipowodny", "srebrnogaj", "jasnowierz"],
    trades: ["meble", "druk", "serwis", "logistyka", "ogrody", "finanse"],
  },
];

/** The n-th invented company, from 0. Throws RangeError beyond the 252 there are. */
export function company(index: number): Company {
  const country = COUNTRIES[index % COUNTRIES.length];
  const turn = Math.floor(index / COUNTRIES.length);
  const stem = country?.stems[turn % 6];
  const trade = country?.trades[(turn + Math.floor(turn / 6)) % 6];
  if (country === undefined || stem === undefined || trade === undefined || turn >= 36) {
    throw new RangeError(`Cannot invent company ${index}: there are 252`);
  }
  return { domain: `${stem}-${trade}.${country.suffix}`, name: `${titleCase(stem)} ${titleCase(trade)}` };
}

/** Hands out companies in order, each once. */
export function companyRegister(): () => Company {
  let next = 0;
  return () => company(next++);
}

function titleCase(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
