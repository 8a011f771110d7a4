import { useEffect, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { useSession } from "../api/session.ts";
import { isKeyAsked, onKeyAsked } from "../api/sign-in-state.ts";
import { signInPath } from "../sign-in/return-path.ts";

/** Leads to the sign-in page as soon as the server wants a key, whichever page or request found out. */
export function KeyGuard(): null {
  const isAsked = useSyncExternalStore(onKeyAsked, isKeyAsked);
  const session = useSession().data;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const isShut = isAsked || (session?.required === true && !session.signed_in);
  useEffect(() => {
    if (isShut) void navigate(signInPath(pathname, search), { replace: true });
  }, [isShut, navigate, pathname, search]);
  return null;
}
