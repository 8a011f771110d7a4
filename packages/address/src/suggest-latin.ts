import { parseAddress } from "./parse-address.ts";

/** Letters of other scripts that look like Latin ones (Unicode, confusables.txt), small and capital, and other apostrophes. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ..."аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅS".matchAll(/(.)(.)/gu),
    ..."οoαaνvιiρpΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX".matchAll(/(.)(.)/gu),
    ..."ıi’'‘'ʼ'´'".matchAll(/(.)(.)/gu),
  ].map(([, alike = "", latin = ""]) => [alike, latin]),
);

/**
 * The address in Latin letters, where a text has letters among its Latin ones that only look like them (Cyrillic а), are
 * styled forms of them (𝐚), or a curly apostrophe: a slip of a keyboard or a word processor, or a trap. Null: it has none, or
 * words of their own script, which may well be meant.
 */
export function suggestLatin(text: string): string | null {
  if (!/[^\0-\u007f]/u.test(text)) return null;
  const plain = text.normalize("NFKC");
  const latin = plain.replaceAll(/[^\0-\u007f]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
  if (/[^\0-\u007f]/u.test(latin)) return null;
  const isMixed = plain.split(/[@.]/u).every((part) => !/[^\0-\u007f]/u.test(part) || /[a-z]/iu.test(part));
  const meant = parseAddress(latin);
  if (!isMixed || meant.type === "invalid") return null;
  const given = parseAddress(text);
  return given.type === "address" && given.address.asked === meant.address.asked ? null : meant.address.asked;
}
