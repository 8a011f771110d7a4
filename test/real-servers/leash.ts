import { startProgram } from "../engines/programs.ts";

/**
 * Has a shell command run as soon as this process is gone, however it went: a test run that is killed must not leave
 * servers behind. Returns how to take that back. The shell waits at a pipe that the system closes with us.
 */
export function whenWeAreGone(command: string): () => void {
  const watcher = startProgram("sh", ["-c", `read -r _; ${command}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  return () => void watcher.kill("SIGKILL");
}
