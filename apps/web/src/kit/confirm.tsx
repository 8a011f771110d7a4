import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, as a verb: never "OK". */
  readonly action: string;
  /** The way out, as what then stays. */
  readonly keep?: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm(props: ConfirmProps): ReactElement {
  const { title, children, action, keep = "Keep it", isOpen, isPending, onConfirm, onClose } = props;
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
