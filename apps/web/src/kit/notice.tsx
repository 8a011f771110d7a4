import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { asProblem } from "../api/problem.ts";
import { Button } from "./button.tsx";

type Tone = "info" | "warning" | "danger";

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert };

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Announced by screen readers when it appears. */
  readonly isLive?: boolean;
}

export function Notice({ tone, title, children, actions, isLive = false }: NoticeProps): ReactElement {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice-${tone}`} {...(isLive ? { role: tone === "danger" ? "alert" : "status" } : {})}>
      <Icon size={18} aria-hidden className="notice-icon" />
      <div className="notice-text">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}

/** An error, with a retry button where there is something to retry. */
export function ProblemNotice({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const problem = asProblem(error);
  return (
    <Notice
      tone="danger"
      isLive
      title={problem.message}
      actions={
        onRetry && (
          <Button small onPress={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {problem.detail !== null && <p>{problem.detail}</p>}
      {problem.hint !== null && <p>{problem.hint}</p>}
    </Notice>
  );
}

export function ProblemIcon({ size }: { readonly size: number }): ReactElement {
  return <CircleAlert size={size} aria-hidden />;
}
