import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import type { ReactElement } from "react";
import { useNavigate } from "react-router";
import { signOut, useSession } from "../api/session.ts";
import { Button } from "../kit/button.tsx";
import { announceProblem } from "../kit/toast.tsx";
import { SCOPE_WORDS } from "../words/scopes.ts";

/** The key that this browser has signed in with, and the way out. Nothing where nobody needs a key. */
export function SignedInAs(): ReactElement | null {
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
  if (session?.required !== true || !session.signed_in) return null;
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
