import type { ReactElement, ReactNode } from "react";
import type { KeyScope, Session } from "../api/schemas.ts";
import { useSession } from "../api/session.ts";
import { SCOPES } from "../words/scopes.ts";

interface AllowedProps {
  readonly scope: KeyScope;
  readonly children: ReactNode;
}

/** Shows its children where this browser's key has the scope: what would be refused isn't offered. */
export function Allowed({ scope, children }: AllowedProps): ReactElement | null {
  return useMay(scope) ? <>{children}</> : null;
}

/** Whether this browser's key has a scope; until the session is known, it is taken to. */
export function useMay(scope: KeyScope): boolean {
  const session = useSession().data;
  return session === undefined || mayUse(session, scope);
}

/** Each scope includes the ones before it. */
export function mayUse({ scope }: Pick<Session, "scope">, needed: KeyScope): boolean {
  return scope !== null && SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}
