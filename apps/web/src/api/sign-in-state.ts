/** Whether the server has asked for a key; shared by all requests, so that one place sends people to the sign-in page. */
let asked = false;
const listeners = new Set<() => void>();

/** Called when the server refuses a request for want of a key, and with false once somebody has signed in. */
export function reportKeyAsked(now: boolean): void {
  if (now === asked) return;
  asked = now;
  for (const listener of listeners) listener();
}

export function isKeyAsked(): boolean {
  return asked;
}

export function onKeyAsked(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
