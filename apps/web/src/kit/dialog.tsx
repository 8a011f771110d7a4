import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button.tsx";

interface DialogProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** `drawer` slides in from the side. */
  readonly shape?: "narrow" | "wide" | "drawer";
  /** False while a click outside must not close it. */
  readonly isDismissable?: boolean;
  readonly role?: "dialog" | "alertdialog";
}

export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, children, footer, shape = "narrow", isDismissable = true, role = "dialog" } = props;
  return (
    <ModalOverlay
      className={`overlay overlay-${shape}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      // A decision isn't dismissed by a stray click.
      isDismissable={isDismissable && role === "dialog"}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className={`modal modal-${shape}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            {isDismissable && (
              <Button variant="plain" small aria-label="Close" onPress={onClose} icon={<X size={17} aria-hidden />} />
            )}
          </header>
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The button, as a verb. */
  readonly action: string;
  readonly keep?: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone. */
export function Confirm(props: ConfirmProps): ReactElement {
  const { title, children, action, keep = "Cancel", isOpen, isPending, onConfirm, onClose } = props;
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {keep}
          </Button>
          <Button variant="danger" onPress={onConfirm} isPending={isPending ?? false}>
            {action}
          </Button>
        </>
      }
    >
      <p className="soft">{children}</p>
    </Dialog>
  );
}
