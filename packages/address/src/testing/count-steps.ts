type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Characters read by a search from `from` that finds something at `found`, or nothing (-1). */
const searched = (text: unknown, from: unknown, found: unknown): number =>
  Number(found) === -1 ? Math.max(0, String(text).length - Number(from)) : Number(found) - Number(from) + 1;

/** Cost of a string method, in characters read or copied. */
const COSTS: Readonly<Record<string, (text: unknown, args: readonly unknown[], result: unknown) => number>> = {
  charAt: () => 1,
  codePointAt: () => 1,
  indexOf: (text, [, from = 0], found) => searched(text, from, found),
  lastIndexOf: (text, [, from = String(text).length], found) => Number(from) - Number(found),
  includes: (text) => String(text).length,
  slice: (_, __, copy) => String(copy).length,
  toLowerCase: (text) => String(text).length,
};

function countingExec(exec: Method, count: (steps: number) => void): Method {
  return function (this: unknown, text) {
    const { global, sticky, lastIndex } = this as RegExp;
    const from = global || sticky ? lastIndex : 0;
    const match = exec.call(this, text) as RegExpExecArray | null;
    const to = match === null ? (sticky ? from : String(text).length) : match.index + (match[0]?.length ?? 0);
    count(Math.max(1, to - from));
    return match;
  };
}

/**
 * Counts the characters that string methods and regular expressions read during `work`: a deterministic measure of
 * complexity.
 */
export function countSteps(work: () => void): number {
  let steps = 0;
  const count = (more: number): void => void (steps += more);
  const strings = String.prototype as unknown as Record<string, Method>;
  const patterns = RegExp.prototype as unknown as Record<string, Method>;
  const originals = new Map(Object.keys(COSTS).map((name) => [name, strings[name]!]));
  const exec = patterns["exec"]!;
  for (const [name, method] of originals) {
    strings[name] = function (...args) {
      const result = method.apply(this, args);
      count(COSTS[name]?.(this, args, result) ?? 0);
      return result;
    };
  }
  patterns["exec"] = countingExec(exec, count);
  try {
    work();
  } finally {
    for (const [name, method] of originals) strings[name] = method;
    patterns["exec"] = exec;
  }
  return steps;
}
