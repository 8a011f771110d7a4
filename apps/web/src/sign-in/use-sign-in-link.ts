import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { followLink } from "../api/session.ts";

/** Follows a sign-in link once the page is really visited: a browser may load and run it in advance. Null: no link. */
export function useSignInLink(token: string | null, onSuccess: () => unknown): UseMutationResult<void, Error, string> {
  const link = useMutation({ mutationFn: followLink, onSuccess });
  const { mutate } = link;
  useEffect(() => {
    if (token === null) return undefined;
    // React's strict mode mounts twice, and the link works once.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      timer = setTimeout(() => mutate(token));
    };
    if (isPrerendering()) document.addEventListener("prerenderingchange", follow, { once: true });
    else follow();
    return () => {
      clearTimeout(timer);
      document.removeEventListener("prerenderingchange", follow);
    };
  }, [token, mutate]);
  return link;
}

/** The types of the DOM don't have it yet. */
function isPrerendering(): boolean {
  return "prerendering" in document && document.prerendering === true;
}
