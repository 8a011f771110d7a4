import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

/** Typing is not yet asking: the search starts after this pause. */
const TYPING_PAUSE_MS = 300;

interface SearchText {
  /** What stands in the field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What is searched for: the field's text, a moment later. It is the page's `?q=`. */
  readonly asked: string;
}

/** A search field whose text is part of the page's address. */
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
