import { rename, stat } from "node:fs/promises";
import path from "node:path";

/** More are not looked for; a folder with as many is not tidy. */
const NUMBERS_MOST = 10_000;

/**
 * Makes room for a file that the user has not named: an earlier one of that name is kept under the first free number. Returns its new
 * path; null: there was none.
 */
export async function keepEarlier(file: string): Promise<string | null> {
  if (!(await exists(file))) return null;
  const [, base = file, extension = ""] = /^(.*?)((?:\.\w+)?(?:\.gz)?)$/i.exec(path.basename(file)) ?? [];
  for (let number = 1; number <= NUMBERS_MOST; number += 1) {
    const kept = path.join(path.dirname(file), `${base}.${number}${extension}`);
    if (await exists(kept)) continue;
    await rename(file, kept);
    return kept;
  }
  return null;
}

async function exists(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}
