/** Every time zone that the browser knows, and the given one, for choosing; UTC first. */
export function timeZones(own: string): readonly { readonly id: string; readonly label: string }[] {
  const known = new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")]);
  return [...known].map((id) => ({ id, label: id.replaceAll("_", " ") }));
}
