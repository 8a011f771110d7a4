let navigated = false;

/** Called on every page but the first of a visit. */
export function noteNavigation(): void {
  navigated = true;
}

export function hasNavigated(): boolean {
  return navigated;
}
