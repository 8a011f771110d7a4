/** What a process can't work without; `check` rejects while it is away. */
export interface Need {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

/** Longer than a healthy engine takes, shorter than whoever asks waits. */
const LIMIT_MS = 2_000;

/** What is away, in sentences; empty: ready to work. */
export async function whatIsAway(needs: readonly Need[], limitMs: number = LIMIT_MS): Promise<string[]> {
  const problems = await Promise.all(needs.map((need) => problemOf(need, limitMs)));
  return problems.filter((problem) => problem !== null);
}

async function problemOf({ name, check }: Need, limitMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${name} did not answer within ${limitMs / 1_000} s`), limitMs);
  });
  const checked = check().then(
    () => null,
    (error: unknown) => `${name} is away: ${error instanceof Error ? error.message : String(error)}`,
  );
  const problem = await Promise.race([checked, late]);
  clearTimeout(timer);
  return problem;
}
