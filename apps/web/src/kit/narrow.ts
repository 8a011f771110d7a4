import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 760px)";
/** Beside the sidebar, a table with all columns leaves no room for addresses. */
const TABLET = "(max-width: 1100px)";

/** Whether the window is as narrow as a phone's. */
export function useIsNarrow(): boolean {
  return useMedia(PHONE);
}

/** Whether the rows of a table have two lines; the tables' styles have the same limit. */
export function useHasTwoLineRows(): boolean {
  return useMedia(TABLET);
}

function useMedia(text: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(text);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(text).matches,
  );
}
