import { Menu as MenuIcon } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { useLocation, NavLink } from "react-router";
import { useIsNarrow } from "../kit/narrow.ts";
import { useMay } from "../sign-in/allowed.tsx";
import { isWithin, PAGE_GROUPS, type PageLink } from "./pages.ts";

const MoreSheet = lazy(() => import("./more-sheet.tsx"));

const PAGES = PAGE_GROUPS.flatMap(({ pages }) => pages);
const PRIMARY = PAGES.filter(({ isPrimary }) => isPrimary);

/** A grouped side menu; on a phone a bottom bar with the main pages, and a sheet with all. */
export function NavigationMenu(): ReactElement {
  const { pathname } = useLocation();
  return useIsNarrow() ? <BottomBar pathname={pathname} /> : <SideMenu pathname={pathname} />;
}

function SideMenu({ pathname }: { readonly pathname: string }): ReactElement {
  return (
    <nav className="nav" aria-label="Pages">
      {PAGE_GROUPS.map(({ label, pages }) => (
        <div key={label} className="nav-group" role="group" aria-label={label}>
          <span className="nav-label" aria-hidden>
            {label}
          </span>
          {pages.map((page) => (
            <PageEntry key={page.to} page={page} pathname={pathname} />
          ))}
        </div>
      ))}
    </nav>
  );
}

function BottomBar({ pathname }: { readonly pathname: string }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const isElsewhere = PAGES.some((page) => !page.isPrimary && isWithin(page, pathname));
  return (
    <nav className="nav" aria-label="Pages">
      {PRIMARY.map((page) => (
        <PageEntry key={page.to} page={page} pathname={pathname} />
      ))}
      <button
        type="button"
        className={isElsewhere ? "nav-link nav-link-current nav-more" : "nav-link nav-more"}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <MenuIcon size={18} aria-hidden strokeWidth={1.9} />
        <span>More</span>
      </button>
      <Suspense fallback={null}>{isOpen && <MoreSheet pathname={pathname} onClose={() => setOpen(false)} />}</Suspense>
    </nav>
  );
}

interface PageEntryProps {
  readonly page: PageLink;
  readonly pathname: string;
  readonly onClick?: () => void;
}

/** One entry; it is current on the pages below it, too. */
export function PageEntry({ page, pathname, onClick }: PageEntryProps): ReactElement | null {
  const isAllowed = useMay(page.scope ?? "read");
  const { to, label, Icon, isOutside = false } = page;
  const isCurrent = isWithin(page, pathname);
  if (!isAllowed) return null;
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
