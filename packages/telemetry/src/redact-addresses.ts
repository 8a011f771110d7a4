/**
 * Local parts, quoted ones too, before a domain with a dot in it or an address literal. In JSON a quote is written \", so a
 * quoted local part ends with that. Bounded, so that no text takes long (RFC 5321 §4.5.3.1.1: 64 octets; some write more).
 */
const ADDRESS =
  /(?:\\"(?:[^"\\@]|\\\\[^"]){1,80}\\"|[^\s"<>()[\],;:\\/@]{1,128})@(?=[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+[\p{L}\p{N}-]*\p{L}|\[)/gu;

/** The same text with every e-mail address's local part replaced by `***`. Domains stay: they are what an operator looks for. */
export function redactAddresses(text: string): string {
  return text.includes("@") ? text.replaceAll(ADDRESS, "***@") : text;
}
