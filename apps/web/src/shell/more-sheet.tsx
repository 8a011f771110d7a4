import type { ReactElement } from "react";
import { Dialog } from "../kit/dialog.tsx";
import { PageEntry } from "./navigation-menu.tsx";
import { PAGE_GROUPS } from "./pages.ts";

interface MoreSheetProps {
  readonly pathname: string;
  readonly onClose: () => void;
}

/** All pages in their groups, on narrow windows. */
export default function MoreSheet({ pathname, onClose }: MoreSheetProps): ReactElement {
  return (
    <Dialog title="All pages" isOpen onClose={onClose}>
      <nav className="sheet-nav" aria-label="All pages">
        {PAGE_GROUPS.map(({ label, pages }) => (
          <div key={label} role="group" aria-label={label}>
            <span className="nav-label" aria-hidden>
              {label}
            </span>
            {pages.map((page) => (
              <PageEntry key={page.to} page={page} pathname={pathname} onClick={onClose} />
            ))}
          </div>
        ))}
      </nav>
    </Dialog>
  );
}
