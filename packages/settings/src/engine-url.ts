/**
 * Whether a database URL is parsed as intended. A `/`, `?` or `#` in the password that is not percent-encoded ends the
 * authority, so a piece of the password would become the host, and be displayed; the @ then comes too late. Invalid
 * percent-encoding is rejected as well.
 */
export function isEngineUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, pathname, search, hash } = new URL(text);
  if (hash !== "" || pathname.includes("@") || search.includes("@")) return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** Advice if it is not. */
export const UNREADABLE_URL =
  "can't be read: write special characters of its user and password as %XX, such as %2F for /, %40 for @, %23 for #";
