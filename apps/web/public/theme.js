// A file of its own rather than an inline script: a strict content security policy allows it.
try {
  const theme = localStorage.getItem("rollcall.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
