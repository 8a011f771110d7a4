/**
 * Local parts, quoted ones too, before a domain with a dot or an address literal. In JSON a quote is \", so a quoted
 * local part ends with that. All quantifiers are bounded for linear time (RFC 5321 §4.5.3.1.1: 64 octets; some write
 * more. RFC 1035 §2.3.4: labels of 63, names of 255).
 */
const ADDRESS =
  /(?:\\"(?:[^"\\@]|\\\\[^"]){1,80}\\"|[^\s"<>()[\],;:\\/@]{1,128})@(?=[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,255}\.){1,127}[\p{L}\p{N}-]{0,255}\p{L}|\[)/gu;

/** Replaces the local part of every e-mail address by `***`. Domains stay: operators look for them. */
export function redactAddresses(text: string): string {
  return text.includes("@") ? text.replaceAll(ADDRESS, "***@") : text;
}
