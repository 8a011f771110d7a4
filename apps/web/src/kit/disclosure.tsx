import { ChevronRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from "react-aria-components";

interface DisclosureProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** Absent: it opens and closes by itself. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function Disclosure(props: DisclosureProps): ReactElement {
  const { title, note, children, isOpenAtFirst = false, isOpen, onOpenChange } = props;
  const control = isOpen === undefined ? { defaultExpanded: isOpenAtFirst } : { isExpanded: isOpen };
  return (
    <AriaDisclosure className="disclosure" {...control} {...(onOpenChange && { onExpandedChange: onOpenChange })}>
      <Heading level={3} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight size={16} aria-hidden className="disclosure-chevron" />
          {title}
          {note !== undefined && <span className="faint small">{note}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
