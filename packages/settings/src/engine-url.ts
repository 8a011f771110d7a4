/**
 * Whether an engine's URL names what it was meant to name. A password with a `/`, `?` or `#` that is not written as %XX ends the
 * part where the host stands, and a piece of it would be taken for the host, and be shown as such: then the `@` that follows the
 * password is found too late. So is a %XX that stands for nothing.
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

/** What to do where it does not. */
export const UNREADABLE_URL =
  "can't be read: write special characters of its user and password as %XX, such as %2F for /, %40 for @, %23 for #";
