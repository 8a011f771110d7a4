/**
 * The operator's own word on domains (A-labels, lower case) and role names (as `roleKey`): whether they count as such. What
 * is not in it is decided by the lists of this package.
 */
export interface OwnFacts {
  readonly disposable: ReadonlyMap<string, boolean>;
  readonly free: ReadonlyMap<string, boolean>;
  readonly role: ReadonlyMap<string, boolean>;
}

export const NO_OWN_FACTS: OwnFacts = { disposable: new Map(), free: new Map(), role: new Map() };
