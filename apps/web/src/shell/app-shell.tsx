import { useEffect, useRef, type ReactElement, useSyncExternalStore } from "react";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation, useNavigate } from "react-router";
import { useStats, isAlive } from "../api/stats.ts";
import { Toasts, announceProblem } from "../kit/toast.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { UploadProvider } from "../upload/upload-provider.tsx";
import { Brand } from "./brand.tsx";
import { HealthNotice } from "./health-notice.tsx";
import { NavigationMenu } from "./navigation-menu.tsx";
import { noteNavigation } from "../kit/page.tsx";
import "./shell.css";
import { useQueryClient, useMutation } from "@tanstack/react-query";
import { serverReachable, keyAsked } from "../api/connection.ts";
import { Notice } from "../kit/notice.tsx";
import { useSession, signOut } from "../api/session.ts";
import { signInPath } from "../sign-in/return-path.ts";
import { LogOut } from "lucide-react";
import { Button } from "../kit/button.tsx";
import { SCOPE_WORDS } from "../words/scopes.ts";

/** Surrounds every page: navigation, drop zone, toasts. */
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
        Skip to content
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
          <HealthNotice />
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

const ASK_INTERVAL_MS = 4000;

/** Shown while the server doesn't answer; refetches everything when it is back. */
function ConnectionNotice(): ReactElement | null {
  const reachable = useSyncExternalStore(serverReachable.subscribe, serverReachable.get);
  const queries = useQueryClient();
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => {
      void isAlive().then((alive) => {
        if (!alive) return undefined;
        serverReachable.set(true);
        return queries.invalidateQueries();
      });
    }, ASK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [reachable, queries]);
  if (reachable) return null;
  return (
    <div className="connection-notice">
      <Notice tone="warning" isLive title="No connection to Rollcall.">
        If the server is still running, checks continue. We'll reconnect automatically.
      </Notice>
    </div>
  );
}

/** Leads to the sign-in page when the server asks for a key. */
function KeyGuard(): null {
  const isAsked = useSyncExternalStore(keyAsked.subscribe, keyAsked.get);
  const session = useSession().data;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const isShut = isAsked || session?.signed_in === false;
  useEffect(() => {
    if (isShut) void navigate(signInPath(pathname, search), { replace: true });
  }, [isShut, navigate, pathname, search]);
  return null;
}

/** The key in use, and the sign-out button. */
function SignedInAs(): ReactElement | null {
  const session = useSession().data;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate("/sign-in", { replace: true });
      queries.clear();
    },
    onError: announceProblem,
  });
  if (session?.signed_in !== true) return null;
  return (
    <div className="signed-in">
      <span className="small">
        <b className="cut">{session.name ?? "A key"}</b>
        {session.scope !== null && <span className="faint">{SCOPE_WORDS[session.scope].label}</span>}
      </span>
      <Button
        variant="plain"
        small
        aria-label="Sign out"
        isPending={leave.isPending}
        onPress={() => leave.mutate()}
        icon={<LogOut size={16} aria-hidden />}
      />
    </div>
  );
}
