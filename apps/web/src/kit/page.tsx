import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { hasNavigated } from "../shell/navigation.ts";

interface PageHeaderProps {
  readonly title: string;
  /** Under the title: what this page is for. */
  readonly lead?: ReactNode;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** False where the page puts the focus somewhere better. */
  readonly takesFocus?: boolean;
}

/** The page's heading. After a navigation it takes the focus, so that screen readers begin there. */
export function PageHeader({ title, lead, beside, actions, takesFocus = true }: PageHeaderProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && hasNavigated()) heading.current?.focus({ preventScroll: true });
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

/** A white panel; with a heading it is a region of the page. */
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
