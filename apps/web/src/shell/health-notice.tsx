import { useState, type ReactElement } from "react";
import { useLocation } from "react-router";
import { useHealth } from "../api/health.ts";
import type { OpenProblem } from "../api/schemas.ts";
import { useSession } from "../api/session.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { recall, remember } from "../kit/memory.ts";
import { Notice } from "../kit/notice.tsx";
import { shownProblem } from "./shown-problem.ts";

const DISMISSED = "rollcall.health.dismissed";

/** The gravest open problem, above every page but the one that shows them all. A warning can be put away; a problem can't. */
export function HealthNotice(): ReactElement | null {
  const isSignedIn = useSession().data?.signed_in === true;
  const health = useHealth(isSignedIn).data;
  const [dismissed, setDismissed] = useState(() => recall(DISMISSED));
  const { pathname } = useLocation();
  if (health === undefined || !isSignedIn || pathname === "/doctor") return null;
  const shown = shownProblem(health.problems, dismissed);
  if (shown === null) return null;
  const dismiss = (): void => {
    remember(DISMISSED, shown.mark);
    setDismissed(shown.mark);
  };
  return (
    <div className="connection-notice health-notice">
      <Notice
        tone={shown.problem.severity === "problem" ? "danger" : "warning"}
        isLive
        title={shown.problem.detail}
        actions={<Actions problem={shown.problem} onDismiss={dismiss} />}
      >
        {shown.problem.affects} {shown.problem.fix}
        {shown.others > 0 && (
          <p>{shown.others === 1 ? "One more problem is" : `${shown.others} more problems are`} open.</p>
        )}
      </Notice>
    </div>
  );
}

interface ActionsProps {
  readonly problem: OpenProblem;
  readonly onDismiss: () => void;
}

function Actions({ problem, onDismiss }: ActionsProps): ReactElement {
  return (
    <>
      <LinkButton to="/doctor" small>
        Open the doctor
      </LinkButton>
      {problem.severity === "warning" && (
        <Button small variant="plain" onPress={onDismiss}>
          Hide
        </Button>
      )}
    </>
  );
}
