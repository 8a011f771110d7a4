/** The source without escapes and character classes, where * and + are literals. */
const bare = (pattern: RegExp): string => pattern.source.replaceAll(/\\./gu, "_").replaceAll(/\[[^\]]*\]/gu, "_");

/** Whether a quantifier has no upper bound, so that matching may be superlinear. */
export const isUnbounded = (pattern: RegExp): boolean => /[*+]|\{\d*,\}/u.test(bare(pattern));
