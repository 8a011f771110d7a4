import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { isWithin, type PageLink } from "./pages.ts";

interface PageEntryProps {
  readonly page: PageLink;
  readonly pathname: string;
  readonly onClick?: () => void;
}

/** One entry of the navigation; the pages below it belong to it. */
export function PageEntry({ page, pathname, onClick }: PageEntryProps): ReactElement {
  const { to, label, Icon, isOutside = false } = page;
  const isCurrent = isWithin(page, pathname);
  return (
    <NavLink
      to={to}
      className={isCurrent ? "nav-link nav-link-current" : "nav-link"}
      end={to !== "/"}
      reloadDocument={isOutside}
      {...(onClick && { onClick })}
    >
      <Icon size={18} aria-hidden strokeWidth={1.9} />
      <span>{label}</span>
    </NavLink>
  );
}
