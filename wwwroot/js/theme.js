// Before the first paint: the theme chosen last time. Without a choice the system's theme applies (tokens.css).
try {
  const theme = localStorage.getItem("sts-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme it is.
}
