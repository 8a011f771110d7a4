import { LoaderCircle } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Link, type LinkProps } from "react-router";

type Variant = "primary" | "normal" | "plain" | "danger";

interface Look {
  readonly variant?: Variant;
  readonly small?: boolean;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

type ButtonProps = Look & Omit<AriaButtonProps, "className" | "children" | "style">;

function classesOf({ variant = "normal", small = false, children }: Look): string {
  return ["button", `button-${variant}`, small && "button-small", children === undefined && "button-icon-only"]
    .filter(Boolean)
    .join(" ");
}

export function Button({ variant, small, icon, children, ...rest }: ButtonProps): ReactElement {
  const look = { variant, small, children } as Look;
  return (
    <AriaButton {...rest} className={classesOf(look)}>
      {rest.isPending === true ? <LoaderCircle className="spinner" size={16} aria-hidden /> : icon}
      {children !== undefined && <span className="button-label">{children}</span>}
    </AriaButton>
  );
}

/** A link that looks like a button. */
export function LinkButton({
  variant,
  small,
  icon,
  children,
  ...rest
}: Look & Omit<LinkProps, "className">): ReactElement {
  return (
    <Link {...rest} className={classesOf({ variant, small, children } as Look)}>
      {icon}
      {children !== undefined && <span className="button-label">{children}</span>}
    </Link>
  );
}
