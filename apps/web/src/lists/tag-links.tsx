import type { ReactElement } from "react";
import { Link } from "react-router";
import "./tags.css";

/** A list's tags, each a link to the lists that have it; nothing without any. */
export function TagLinks({ tags }: { readonly tags: readonly string[] }): ReactElement | null {
  if (tags.length === 0) return null;
  return (
    <span className="tags" role="group" aria-label="Tags">
      {tags.map((tag) => (
        <Link key={tag} to={`/?${new URLSearchParams({ tag }).toString()}`} className="tag small">
          {tag}
        </Link>
      ))}
    </span>
  );
}
