import { useEffect, useRef, type ReactElement, type ReactNode } from "react";

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** False where the page focuses something else. */
  readonly takesFocus?: boolean;
}

let hasNavigated = false;

/** Called on every page but the first of a visit. */
export function noteNavigation(): void {
  hasNavigated = true;
}

/** The page's heading, which takes the focus after a navigation for screen readers. */
export function PageHeader({ title, lead, beside, actions, takesFocus = true }: PageHeaderProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && hasNavigated) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <header className="page-head">
      <title>{`${title} · Rollcall`}</title>
      <div className="page-head-text">
        <div className="page-head-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {lead !== undefined && <div className="page-lead">{lead}</div>}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </header>
  );
}

/** With a title it is a region of the page. */
export function Panel(props: {
  readonly title?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  const { title, beside, children, className = "" } = props;
  return (
    <section className={`panel ${className}`} {...(title === undefined ? {} : { "aria-label": title })}>
      {title !== undefined && (
        <div className="panel-head">
          <h2>{title}</h2>
          {beside}
        </div>
      )}
      {children}
    </section>
  );
}

export function Skeleton({
  height,
  label = "Loading",
}: {
  readonly height: number;
  readonly label?: string;
}): ReactElement {
  return (
    <div className="skeleton" style={{ height }} role="status">
      <span className="sr-only">{label}</span>
    </div>
  );
}

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** In place of content that doesn't exist yet: what will be here, and how to get it. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps): ReactElement {
  return (
    <div className="empty">
      <div className="empty-icon">{icon}</div>
      <h2>{title}</h2>
      <div className="empty-text">{children}</div>
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
