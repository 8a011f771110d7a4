import { useEffect, useState } from "react";

/** Typing is not yet asking: the text as it was once nobody has typed for a moment. */
export function useDelayed(text: string, pauseMs = 300): string {
  const [delayed, setDelayed] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return delayed;
}
