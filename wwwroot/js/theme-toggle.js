const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

document.addEventListener("click", event => {
  if (!event.target.closest("[data-theme-toggle]")) return;
  const shown = root.dataset.theme ?? (dark.matches ? "dark" : "light");
  root.dataset.theme = shown === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("sts-theme", root.dataset.theme);
  } catch {
    // Not remembered, but switched.
  }
});
