import { useEffect, useRef, type ReactElement } from "react";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { useStats } from "../api/stats.ts";
import { Toasts } from "../kit/toast.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { UploadProvider } from "../upload/upload-provider.tsx";
import { Brand } from "./brand.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { KeyGuard } from "./key-guard.tsx";
import { NavigationMenu } from "./navigation-menu.tsx";
import { noteNavigation } from "./navigation.ts";
import { SignedInAs } from "./signed-in-as.tsx";
import "./shell.css";

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
      <KeyGuard />
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      {isLoading && <div className="loading-bar" role="progressbar" aria-label="Loading the page" />}
      <div className="shell">
        <header className="sidebar">
          <NavLink to="/" className="brand-link" aria-label="Rollcall, to your lists">
            <Brand />
          </NavLink>
          <NavigationMenu />
          <div className="sidebar-foot">
            <SignedInAs />
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

function Version(): ReactElement | null {
  const stats = useStats();
  if (stats.data === undefined) return null;
  return <span className="version small faint">Version {stats.data.version}</span>;
}
