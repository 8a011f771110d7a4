/** The path to go to after signing in; “/” for anything that isn't a path of this app. */
export function returnPath(search: URLSearchParams): string {
  const to = search.get("to") ?? "/";
  const isOurs = to.startsWith("/") && !/^\/[/\\]/u.test(to) && !to.startsWith("/sign-in");
  return isOurs ? to : "/";
}

/** The sign-in page that leads back to a path. */
export function signInPath(pathname: string, search: string): string {
  const to = `${pathname}${search}`;
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}
