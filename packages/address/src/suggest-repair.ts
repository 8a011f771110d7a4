import { FREE_DOMAINS } from "./free-domains.ts";
import { parseAddress } from "./parse-address.ts";
import { suggestDomain } from "./suggest-domain.ts";

/** Longer texts are no slips. */
const LONGEST_CHARS = 320;

/** Domains of free providers, by their letters alone: `gmailcom`. */
const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  [...FREE_DOMAINS].map((domain) => [domain.replaceAll(".", ""), domain]),
);

/** What people mistype, mended one after the other: each on what the ones before have made. */
const REPAIRS: readonly ((text: string) => string)[] = [
  // anna @gmail .com, and the last word of a remark.
  (text) => {
    const joined = text.replaceAll(/ ?([@.,]) ?/gu, "$1");
    return joined.slice(joined.lastIndexOf(" ") + 1);
  },
  (text) => text.replaceAll(/@{2,}/gu, "@"),
  inDomain((domain) => domain.replaceAll(",", ".")),
  (text) => text.replaceAll(/\.{2,}/gu, ".").replaceAll(/^\.|\.$|\.(?=@)|(?<=@)\./gu, ""),
  inDomain((domain) => BY_LETTERS.get(domain.toLowerCase()) ?? domain),
];

/**
 * The address that a malformed one was probably meant to be: `anna@gmail.com` by `anna@gmail,com`, `anna @gmail.com`,
 * `anna@@gmail.com`, `anna.@gmail.com`, `anna@gmailcom`; null: nothing is likely. Never applied by itself.
 */
export function suggestRepair(text: string): string | null {
  if (text.length > LONGEST_CHARS) return null;
  let repaired = text.trim();
  for (const repair of REPAIRS) {
    repaired = repair(repaired);
    const parsed = parseAddress(repaired);
    if (parsed.type === "invalid") continue;
    const { local, domain, asked } = parsed.address;
    const meant = suggestDomain(domain);
    return meant === null ? asked : `${local}@${meant}`;
  }
  return null;
}

function inDomain(repair: (domain: string) => string): (text: string) => string {
  return (text) => {
    const at = text.lastIndexOf("@");
    return at === -1 ? text : text.slice(0, at + 1) + repair(text.slice(at + 1));
  };
}

/** Letters of other scripts that look like Latin ones (Unicode, confusables.txt), small and capital. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ..."аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХX".matchAll(/(.)(.)/gu),
    ..."οoαaνvιiρpΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX".matchAll(/(.)(.)/gu),
  ].map(([, alike = "", latin = ""]) => [alike, latin]),
);

/**
 * An address whose letters are Latin but for some of another script that look the same, with Latin ones: a slip of a keyboard,
 * or a trap. Null: it has none, or letters of its own script.
 */
export function suggestLatin(asked: string): string | null {
  if (!/[^\0-\u007f]/u.test(asked) || !/[a-z]/iu.test(asked.slice(0, asked.lastIndexOf(".")))) return null;
  const latin = asked.replaceAll(/[^\0-\u007f]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
  return /[^\0-\u007f]/u.test(latin) || parseAddress(latin).type === "invalid" ? null : latin;
}
