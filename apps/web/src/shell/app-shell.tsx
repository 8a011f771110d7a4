import { AtSign, BookUser, Layers, Server, Settings } from "lucide-react";
import { useEffect, useRef, type ReactElement } from "react";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { useStats } from "../api/stats.ts";
import { Toasts } from "../kit/toast.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { UploadProvider } from "../upload/upload-provider.tsx";
import { Brand } from "./brand.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { noteNavigation } from "./navigation.ts";
import "./shell.css";

const PAGES = [
  { to: "/", label: "Lists", Icon: Layers },
  { to: "/check", label: "Check one", Icon: AtSign },
  { to: "/contacts", label: "Contacts", Icon: BookUser },
  { to: "/providers", label: "Providers", Icon: Server },
  { to: "/settings", label: "Settings", Icon: Settings },
] as const;

/** What surrounds every page: navigation, the drop zone that is everywhere, messages. */
export function AppShell(): ReactElement {
  const { pathname } = useLocation();
  const isLoading = useNavigation().state === "loading";
  const first = useRef(pathname);
  useEffect(() => {
    if (pathname !== first.current) noteNavigation();
  }, [pathname]);
  return (
    <UploadProvider>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      {isLoading && <div className="loading-bar" role="progressbar" aria-label="Loading the page" />}
      <div className="shell">
        <header className="sidebar">
          <NavLink to="/" className="brand-link" aria-label="Rollcall, to your lists">
            <Brand />
          </NavLink>
          <nav className="nav" aria-label="Pages">
            {PAGES.map(({ to, label, Icon }) => (
              <NavLink key={to} to={to} className={navClass(to, pathname)} end={to !== "/"}>
                <Icon size={18} aria-hidden strokeWidth={1.9} />
                <span>{label}</span>
              </NavLink>
            ))}
          </nav>
          <div className="sidebar-foot">
            <ThemeSwitch />
            <Version />
          </div>
        </header>
        <main id="main" className="main" tabIndex={-1}>
          <ConnectionNotice />
          <Outlet />
        </main>
      </div>
      <Toasts />
      <ScrollRestoration />
    </UploadProvider>
  );
}

/** A list's own page belongs to "Lists". */
function navClass(to: string, pathname: string): string {
  const isCurrent = to === "/" ? pathname === "/" || pathname.startsWith("/lists") : pathname.startsWith(to);
  return isCurrent ? "nav-link nav-link-current" : "nav-link";
}

function Version(): ReactElement | null {
  const stats = useStats();
  if (stats.data === undefined) return null;
  return <span className="version small faint">Version {stats.data.version}</span>;
}
