/** English, with the region of the browser's language: its clock and the order of its dates. */
export function englishOf(language: string): string {
  const { region } = new Intl.Locale(language).maximize();
  return region === undefined ? "en" : `en-${region}`;
}

/** Of dates and times. Numbers are always written the English way, as the sentences around them are. */
export const UI_LOCALE = englishOf(navigator.language);

/** 4:20 PM, but 04:20. */
export function hourStyle(locale: string): "numeric" | "2-digit" {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hour12 === true ? "numeric" : "2-digit";
}
