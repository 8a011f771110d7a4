const FIRST = ["ada", "grace", "alan", "edsger", "barbara", "niklaus", "margaret", "dennis", "radia", "ken", "frances"];
const LAST = ["lovelace", "hopper", "turing", "liskov", "wirth", "hamilton", "ritchie", "perlman", "allen"];
const DOMAINS = ["northwind.zz", "acme.zz", "northwind.zz", "globex.zz", "northwind.zz"];
const ODD_DOMAINS = ["umbrella.zz", "gone.zz"];

/** One address in this many is at a bad domain. */
const ODD_EVERY = 12;

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string;
}

/** People by number: the same number is always the same person. */
export function people(from: number, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index;
    const first = FIRST[at % FIRST.length]!;
    const last = LAST[at % LAST.length]!;
    const odd = ODD_DOMAINS[Math.floor(at / ODD_EVERY) % ODD_DOMAINS.length]!;
    const domain = at % ODD_EVERY === ODD_EVERY - 1 ? odd : DOMAINS[at % DOMAINS.length]!;
    return { first: capital(first), last: capital(last), email: `${first}.${last}${at}@${domain}` };
  });
}

/** As a CRM exports them. */
export function csvOf(persons: readonly Person[]): string {
  const rows = persons.map(({ first, last, email }) => `${first},${last},${email},import`);
  return `First name,Last name,E-mail,Source\n${rows.join("\n")}\n`;
}

/** Customers of a site that answers slowly. */
export function slowCustomers(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, at) => ({
    first: "Customer",
    last: String(at),
    email: `customer${at}@tailspin.zz`,
  }));
}
