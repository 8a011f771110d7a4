/** The pattern without escapes and character classes, in which * and + are letters. */
const bare = (pattern: RegExp): string => pattern.source.replaceAll(/\\./gu, "_").replaceAll(/\[[^\]]*\]/gu, "_");

/** Whether a quantifier of a pattern has no upper bound: it may take more than linear time. */
export const isUnbounded = (pattern: RegExp): boolean => /[*+]|\{\d*,\}/u.test(bare(pattern));
