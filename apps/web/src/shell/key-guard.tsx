import { useEffect, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { keyAsked } from "../api/connection.ts";
import { useSession } from "../api/session.ts";
import { signInPath } from "../sign-in/return-path.ts";

/** Leads to the sign-in page when the server asks for a key. */
export function KeyGuard(): null {
  const isAsked = useSyncExternalStore(keyAsked.subscribe, keyAsked.get);
  const session = useSession().data;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const isShut = isAsked || (session?.required === true && !session.signed_in);
  useEffect(() => {
    if (isShut) void navigate(signInPath(pathname, search), { replace: true });
  }, [isShut, navigate, pathname, search]);
  return null;
}
