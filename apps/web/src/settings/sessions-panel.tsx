import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { OpenSession } from "../api/schemas.ts";
import { endSession, SESSIONS_KEY, signOutEverywhere, useSessions } from "../api/sessions.ts";
import { Button } from "../kit/button.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { Ago } from "../kit/time.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { SCOPE_WORDS } from "../words/scopes.ts";

/** Who is signed in with a browser, and signing them out. */
export function SessionsPanel(): ReactElement {
  const sessions = useSessions();
  return (
    <Panel title="Signed-in browsers" beside={<SignOutEverywhere />}>
      {sessions.isPending && <Skeleton height={92} label="Loading" />}
      {sessions.isError && <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul>
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <p className="small soft">
        A browser is signed out after seven days without use, and after fourteen in any case.
      </p>
    </Panel>
  );
}

function SessionRow({ session }: { readonly session: OpenSession }): ReactElement {
  const { id, name, scope, current, created_at, last_used_at } = session;
  return (
    <li className="setting signed-in-browser">
      <span>
        {name} <span className="small faint">{SCOPE_WORDS[scope].label}</span>
        <span className="small faint setting-note">
          Used <Ago at={last_used_at} />, signed in <Ago at={created_at} />
        </span>
      </span>
      {current ? <span className="badge badge-accent">This browser</span> : <SignOut id={id} name={name} />}
    </li>
  );
}

function SignOut({ id, name }: Pick<OpenSession, "id" | "name">): ReactElement {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(id),
    onSuccess: () => {
      announce(`A browser of “${name}” was signed out`);
      return queries.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <Button small isPending={end.isPending} onPress={() => end.mutate()} aria-label={`Sign out a browser of ${name}`}>
      Sign out
    </Button>
  );
}

function SignOutEverywhere(): ReactElement {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const leave = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: async () => {
      await navigate("/sign-in", { replace: true });
      queries.clear();
    },
    onError: announceProblem,
  });
  return (
    <>
      <Button small variant="plain" onPress={() => setAsked(true)}>
        Sign out everywhere
      </Button>
      <Confirm
        title="Sign out everywhere?"
        action="Sign out"
        isOpen={isAsked}
        isPending={leave.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() => leave.mutate()}
      >
        Every browser that signed in as this one did is signed out, this one too. Other keys and programs are not
        affected.
      </Confirm>
    </>
  );
}
