import { startProgram } from "../engines/programs.ts";

/**
 * Runs a shell command once this process is gone, however it ended: a killed test run must not leave servers behind.
 * Returns how to cancel that. The shell waits on a pipe that the system closes with us.
 */
export function whenWeAreGone(command: string): () => void {
  const watcher = startProgram("sh", ["-c", `read -r _; ${command}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  return () => void watcher.kill("SIGKILL");
}
