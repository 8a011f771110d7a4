import { useEffect, useState, type RefObject } from "react";
import { useSearchParams } from "react-router";

/** Debounces typing. */
const TYPING_PAUSE_MS = 300;

interface SearchText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The debounced text, which is the page's `?q=`. */
  readonly asked: string;
}

/** A search text kept in the page's address. */
export function useSearchText(): SearchText {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("q") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => {
    if (text.trim() === asked) return undefined;
    const timer = setTimeout(() => {
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (text.trim() === "") next.delete("q");
          else next.set("q", text.trim());
          return next;
        },
        { replace: true },
      );
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, asked, setSearch]);
  return { text, setText, asked };
}

/** “/” focuses the search field, unless the user is typing elsewhere. */
export function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      if (target instanceof Element && target.closest("input, textarea, [contenteditable], [role=dialog]")) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input]);
}
