/**
 * Local parts, quoted ones too, before a domain with a dot in it or an address literal. In JSON a quote is written \", so a
 * quoted local part ends with that. Every quantifier has a bound, so that no text takes more than linear time (RFC 5321
 * §4.5.3.1.1: 64 octets; some write more. RFC 1035 §2.3.4: labels of 63, names of 255).
 */
const ADDRESS =
  /(?:\\"(?:[^"\\@]|\\\\[^"]){1,80}\\"|[^\s"<>()[\],;:\\/@]{1,128})@(?=[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,255}\.){1,127}[\p{L}\p{N}-]{0,255}\p{L}|\[)/gu;

/** The same text with every e-mail address's local part replaced by `***`. Domains stay: they are what an operator looks for. */
export function redactAddresses(text: string): string {
  return text.includes("@") ? text.replaceAll(ADDRESS, "***@") : text;
}
