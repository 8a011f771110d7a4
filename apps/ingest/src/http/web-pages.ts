/** Where the web app's pages are: the first part of their paths. */
export const WEB_PAGES: ReadonlySet<string> = new Set([
  "",
  "sign-in",
  "lists",
  "check",
  "contacts",
  "schedules",
  "runs",
  "suppressions",
  "webhooks",
  "privacy",
  "activity",
  "providers",
  "doctor",
  "keys",
  "settings",
]);

/** Whether a path is one of the web app's: the app itself says whether the rest of it exists. */
export function isPage(path: string): boolean {
  return WEB_PAGES.has(path.split("/")[1] ?? "");
}
