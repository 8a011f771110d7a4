let navigated = false;

/** Called when the reader goes to another page; the first page of a visit is not a navigation. */
export function noteNavigation(): void {
  navigated = true;
}

export function hasNavigated(): boolean {
  return navigated;
}
