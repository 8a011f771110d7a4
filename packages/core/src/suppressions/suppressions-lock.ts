/** Suppressions wait for runs that are being started, and those for them: no run misses one. */
export const SUPPRESSIONS_LOCK = 0x73757070;
