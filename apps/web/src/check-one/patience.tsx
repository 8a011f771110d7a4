import { Eye } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../kit/button.tsx";
import { Notice } from "../kit/notice.tsx";
import { Clock } from "../kit/time.tsx";
import { StallNotice } from "../status/stall-notice.tsx";
import { wordsOf } from "../words/reasons.ts";
import type { CheckProgress } from "./check-progress.ts";

interface PatienceProps {
  readonly progress: CheckProgress;
  readonly onKeep: () => void;
  readonly onStop: () => void;
  readonly onCheck: () => void;
}

/** Says what a slow check waits for, and lets the user stop watching. */
export function Patience({ progress, onKeep, onStop, onCheck }: PatienceProps): ReactElement | null {
  const stall = progress.check?.stall_reason ?? null;
  if (stall !== null && progress.phase === "watching") return <StallNotice reason={stall} />;
  if (progress.isOverdue) {
    return (
      <Notice
        tone="info"
        isLive
        title="This is taking longer than usual."
        actions={
          <>
            <Button small variant="primary" onPress={onKeep}>
              Keep watching
            </Button>
            <Button small onPress={onStop}>
              Stop watching
            </Button>
          </>
        }
      >
        <Waiting progress={progress} />
        <p>You can leave this page; open the link again later to see the result.</p>
      </Notice>
    );
  }
  if (progress.phase !== "stopped") return null;
  return (
    <Notice
      tone="info"
      isLive
      title="You stopped watching."
      actions={
        <Button small icon={<Eye size={15} aria-hidden />} onPress={onCheck}>
          Watch again
        </Button>
      }
    >
      <Waiting progress={progress} />
      <p>The check continues on the server.</p>
    </Notice>
  );
}

/** What the check waits for, if the server says so. */
export function Waiting({ progress }: { readonly progress: CheckProgress }): ReactElement {
  const waiting = progress.check?.waiting ?? null;
  if (waiting === null) return <p>The mail server is slow, or the check is queued.</p>;
  return (
    <p>
      {wordsOf(waiting.reason).means}
      {waiting.next_at !== null && (
        <>
          {" "}
          Next try at <Clock at={waiting.next_at} />.
        </>
      )}
    </p>
  );
}
