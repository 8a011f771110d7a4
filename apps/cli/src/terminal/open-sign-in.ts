import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import open, { apps } from "open";

/** What is known of the terminal that a program runs in. */
export interface Desk {
  readonly isTerminal: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether the terminal is on a desktop, where a browser can be opened: not a remote one, and with a display. */
export function hasDesktop({ isTerminal, platform, env }: Desk): boolean {
  const isSet = (name: string): boolean => (env[name] ?? "") !== "";
  if (!isTerminal || isSet("CI") || isSet("SSH_CONNECTION") || isSet("SSH_TTY")) return false;
  return platform === "darwin" || platform === "win32" || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

/** Opens a file in the default browser: what opens pages of HTML by default may be an editor. */
type Open = (url: string) => Promise<unknown>;
const inBrowser: Open = (url) => open(url, { app: { name: apps.browser } });

/**
 * Opens a sign-in link in the default browser; if that fails, the printed link is still there. The browser gets the name
 * of a file in `folder` that leads to the link: other users of the machine see the arguments of every process, but can't
 * read the file. Returns what removes it.
 */
export async function openSignIn(
  link: string,
  folder: string,
  openFile: Open = inBrowser,
): Promise<() => Promise<void>> {
  const file = path.join(folder, "sign-in.html");
  await mkdir(folder, { recursive: true });
  await rm(file, { force: true });
  await writeFile(file, pageTo(link), { mode: 0o600, flag: "wx" });
  await openFile(pathToFileURL(file).href).catch(() => {});
  return () => rm(file, { force: true });
}

/** A page that leads to a link, which has no characters that HTML would change. */
function pageTo(link: string): string {
  const url = new URL(link).href;
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${url}">
<title>Rollcall</title>
<a href="${url}">Sign in to Rollcall</a>
`;
}
