import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { hasDesktop, openSignIn } from "./open-sign-in.ts";

const LINK = "http://127.0.0.1:3000/sign-in?token=a-token_of-the-test";

test.each([
  ["a desktop of Linux", "linux", { DISPLAY: ":0" }, true],
  ["a desktop with Wayland", "linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
  ["a Mac", "darwin", {}, true],
  ["Windows", "win32", {}, true],
  ["a server", "linux", { DISPLAY: "" }, false],
  ["a remote terminal", "darwin", { SSH_CONNECTION: "192.0.2.1 5 192.0.2.2 22" }, false],
  ["a remote terminal that forwards X11", "linux", { SSH_TTY: "/dev/pts/0", DISPLAY: "localhost:10.0" }, false],
  ["a build", "darwin", { CI: "true" }, false],
] as const)("hasDesktop: %s", (_, platform, env, expected) => {
  expect(hasDesktop({ isTerminal: true, platform, env })).toBe(expected);
  expect(hasDesktop({ isTerminal: false, platform, env })).toBe(false);
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-open-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("openSignIn: the link is in a file that only its user can read, not in the browser's arguments", async () => {
  const folder = await makeFolder();
  // An earlier file that others could read is replaced.
  await writeFile(path.join(folder, "sign-in.html"), "old", { mode: 0o644 });
  const opened: string[] = [];
  const remove = await openSignIn(LINK, folder, async (url) => void opened.push(url));
  expect(opened).toHaveLength(1);
  expect(opened[0]).not.toContain("token");
  const file = fileURLToPath(opened[0] ?? "");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toContain(`content="0;url=${LINK}"`);
  await remove();
  await expect(stat(file)).rejects.toThrow("ENOENT");
});

test("openSignIn: a browser that can't be started is no failure", async () => {
  const remove = await openSignIn(LINK, await makeFolder(), () => Promise.reject(new Error("spawn xdg-open ENOENT")));
  await remove();
});
