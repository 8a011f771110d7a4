/** Which row a key leads to from the current one; null where the key is not about rows. */
export function nextRowIndex(key: string, at: number, count: number, pageRows: number): number | null {
  const last = Math.max(0, count - 1);
  const page = Math.max(1, pageRows);
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "PageDown":
      return Math.min(last, at + page);
    case "PageUp":
      return Math.max(0, at - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
