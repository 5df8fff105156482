// One key each for what people do all day. Keys with a modifier stay the browser's.
const typing = element => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const rows = () => [...document.querySelectorAll("main tr[data-row]")].filter(row => row.offsetParent !== null);

function take(row) {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement.closest?.("tr[data-row]"));
  const next = at < 0 ? all.find(row => row.getBoundingClientRect().top >= 0) ?? all[0] : all[at + step];
  if (next) take(next);
  else if (at >= 0) goOn(all[at], step);
}

// A virtualised table holds the rows near the view only; a row without content stands for those beyond. Scroll there, and go
// on as soon as they have come.
let going = false;

function goOn(row, step) {
  const beyond = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  if (going || !beyond || beyond.matches("[data-row]") || parseFloat(beyond.style.height || "0") === 0) return;
  going = true;
  scrollBy(0, step * row.offsetHeight * 4);
  const until = Date.now() + 2_000;
  const look = () => {
    const all = rows();
    const next = all[all.indexOf(row) + step];
    if (row.isConnected && next) take(next);
    else if (row.isConnected && Date.now() < until) return requestAnimationFrame(look);
    going = false;
  };
  look();
}

const open = row => row?.querySelector("a.rowlink")?.click();

function back() {
  const way = document.querySelector("main [data-key-esc]");
  if (way) way.click();
  else document.activeElement?.blur();
}

// The menu's list is drawn at the end of the document: whoever opened it with a key is taken there.
function openMenu(button) {
  if (!button) return;
  button.click();
  enterMenu();
}

function enterMenu() {
  const until = Date.now() + 2_000;
  const enter = () => {
    const item = document.querySelector(".mud-popover-open .mud-menu-item");
    if (item) item.focus();
    else if (Date.now() < until) requestAnimationFrame(enter);
  };
  enter();
}

// Opens what is folded and takes the reader there.
function unfold(button) {
  if (!button) return;
  if (button.getAttribute("aria-expanded") !== "true") button.click();
  button.focus({ preventScroll: true });
  button.closest("section").scrollIntoView();
}

const actions = {
  "/": () => document.querySelector("[data-key-slash]")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  f: () => document.querySelector("[data-key-f]")?.click(),
  n: () => openMenu(document.querySelector("[data-key-n]")),
  y: () => unfold(document.querySelector("[data-key-y]")),
  "?": () => document.getElementById("keys-dialog").showModal(),
  Enter: () => open(document.activeElement.closest("tr[data-row]")),
  Escape: back,
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]")) return;
  if (document.querySelector(".mud-popover-open")) {
    if (event.key === "Escape") document.querySelector(".mud-overlay")?.click();
    return;
  }
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  // MudBlazor opens a menu by enter and space, and leaves the focus where it was.
  if (event.target.matches(".mud-menu-activator")) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      openMenu(event.target.firstElementChild);
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      enterMenu();
      return;
    }
  }
  // Enter belongs to whatever has the focus, unless that is a row.
  if (event.key === "Enter" && !event.target.matches("tr[data-row]")) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", event => {
  if (event.target.closest("[data-keys]")) document.getElementById("keys-dialog").showModal();
  // A row opens where one would expect it, without taking text selection or the controls inside it away.
  const row = event.target.closest("tr[data-row]");
  if (row && !event.target.closest("a, button, input, label") && getSelection().isCollapsed) open(row);
});
