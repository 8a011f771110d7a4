/** Where to go after signing in: a path of this app. Anything else, such as another site, is the front page. */
export function returnPath(search: URLSearchParams): string {
  const to = search.get("to") ?? "/";
  const isOurs = to.startsWith("/") && !/^\/[/\\]/u.test(to) && !to.startsWith("/sign-in");
  return isOurs ? to : "/";
}

/** The sign-in page, which afterwards leads back. */
export function signInPath(pathname: string, search: string): string {
  const to = `${pathname}${search}`;
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}
