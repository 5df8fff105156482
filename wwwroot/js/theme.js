// Before the first paint: the theme that the address asks for, or the one chosen last time. Without either the system's theme
// applies (tokens.css).
try {
  const theme = new URLSearchParams(location.search).get("theme") ?? localStorage.getItem("sts-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme it is.
}
