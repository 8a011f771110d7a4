import { Check, Copy } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { announceProblem } from "./toast.tsx";
import { ApiProblem } from "../api/problem.ts";
import { Button } from "./button.tsx";

const SHOWN_MS = 1800;

export function CopyButton({ text, children }: { readonly text: string; readonly children: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      announceProblem(
        new ApiProblem({
          status: 0,
          code: "clipboard",
          title: "The browser blocked copying",
          hint: `Copying works only on HTTPS and localhost. Copy this text: ${text}`,
        }),
      );
    }
  };
  return (
    <Button
      small
      variant="plain"
      icon={isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
      onPress={() => void copy()}
    >
      {isCopied ? "Copied" : children}
    </Button>
  );
}
