/**
 * The domain of the test addresses. Below `test` (RFC 2606 §2), so that it never exists on the Internet: nothing of
 * theirs is ever looked up or connected to.
 */
export const TEST_DOMAIN = "rollcall.test";

/** Whether an address, in the form that Rollcall asks for, is a test address. */
export function isTestAddress(asked: string): boolean {
  return asked.toLowerCase().endsWith(`@${TEST_DOMAIN}`);
}
