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

/** Nobody waits before a spinner for ever: after a while the page says where it stands and lets go. */
export function Patience({ progress, onKeep, onStop, onCheck }: PatienceProps): ReactElement | null {
  const stall = progress.check?.stall_reason ?? null;
  if (stall !== null && progress.phase === "watching") return <StallNotice reason={stall} />;
  if (progress.isOverdue) {
    return (
      <Notice
        tone="info"
        isLive
        title="This takes longer than usual."
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
        <p>The check goes on without this page; open the link again later to see the answer.</p>
      </Notice>
    );
  }
  if (progress.phase !== "stopped") return null;
  return (
    <Notice
      tone="info"
      isLive
      title="Not watching any more."
      actions={
        <Button small icon={<Eye size={15} aria-hidden />} onPress={onCheck}>
          Look again
        </Button>
      }
    >
      <Waiting progress={progress} />
      <p>The check goes on by itself.</p>
    </Notice>
  );
}

/** What it waits for, as far as the server has said. */
function Waiting({ progress }: { readonly progress: CheckProgress }): ReactElement {
  const waiting = progress.check?.waiting ?? null;
  if (waiting === null) return <p>The mail server takes its time, or it isn't our turn yet.</p>;
  return (
    <p>
      {wordsOf(waiting.reason).means}
      {waiting.next_at !== null && (
        <>
          {" "}
          The next try is at <Clock at={waiting.next_at} />.
        </>
      )}
    </p>
  );
}
