import { Check, X } from "lucide-react";
import type { ReactElement } from "react";
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { asProblem } from "../api/problem.ts";
import { Button } from "./button.tsx";
import { ProblemIcon } from "./notice.tsx";

interface Toast {
  readonly kind: "done" | "problem";
  readonly title: string;
  readonly detail: string | null;
}

const SHOWN_MS = 5000;
const PROBLEM_SHOWN_MS = 15_000;

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Confirms an action. */
export function announce(title: string): void {
  queue.add({ kind: "done", title, detail: null }, { timeout: SHOWN_MS });
}

/** Reports a failed action. */
export function announceProblem(error: unknown): void {
  const problem = asProblem(error);
  const detail = [problem.detail, problem.hint].filter((part) => part !== null).join(" ");
  queue.add({ kind: "problem", title: problem.message, detail }, { timeout: PROBLEM_SHOWN_MS });
}

export function Toasts(): ReactElement {
  return (
    <ToastRegion queue={queue} className="toasts" aria-label="Messages">
      {({ toast }) => (
        <AriaToast toast={toast} className={`toast toast-${toast.content.kind}`}>
          {toast.content.kind === "done" ? <Check size={17} aria-hidden /> : <ProblemIcon size={17} />}
          <ToastContent className="toast-content">
            <Text slot="title">{toast.content.title}</Text>
            {toast.content.detail !== null && toast.content.detail !== "" && (
              <Text slot="description" className="small soft">
                {toast.content.detail}
              </Text>
            )}
          </ToastContent>
          <Button slot="close" variant="plain" small aria-label="Dismiss" icon={<X size={15} aria-hidden />} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}
