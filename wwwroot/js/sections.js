// On a page with sections, the tab of the one that is being read is marked; an address that names a row leads to that row.
const room = 16;

const named = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

// The section whose head was last to pass under the tabs; of two side by side the one that was asked for, else the first.
function read(tabs, sections) {
  const line = tabs.getBoundingClientRect().bottom + room;
  const tops = sections.map(section => Math.round(section.getBoundingClientRect().top));
  const asked = sections.indexOf(named()?.closest("section"));
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
  // The last sections can never reach the tabs.
  if (atEnd && asked >= 0 && tops[asked] > line && tops[asked] < innerHeight) return asked;
  const at = atEnd ? sections.length - 1 : tops.findLastIndex(top => top <= line);
  if (at < 0) return 0;
  return tops[asked] === tops[at] ? asked : tops.indexOf(tops[at]);
}

// The bar stays where it is under a finger: a tab that moves between press and release is not clicked.
let pressed = false;
let toReveal = false;

function mark() {
  const tabs = document.querySelector("nav.tabs");
  if (!tabs) return;
  const pairs = [...tabs.children].map(link => [link, document.getElementById(link.hash.slice(1))]).filter(([, section]) => section);
  if (pairs.length === 0) return;
  const [current] = pairs[read(tabs, pairs.map(([, section]) => section))];
  if (!current.hasAttribute("aria-current")) {
    tabs.querySelector("[aria-current]")?.removeAttribute("aria-current");
    current.setAttribute("aria-current", "location");
    toReveal = true;
  }
  if (!toReveal || pressed) return;
  toReveal = false;
  const { left, right } = current.getBoundingClientRect();
  const bar = tabs.getBoundingClientRect();
  if (left < bar.left || right > bar.right) tabs.scrollTo({ left: current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2 });
}

let due = false;
function markSoon() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    mark();
  });
}

// The page that is live has other elements than the one that came first, so what the address names is looked for again.
let led = null;
function lead() {
  if (led === location.href || !document.querySelector("main[data-live]")) return;
  const row = location.hash ? named() : null;
  if (!row?.matches("tr[data-row]")) return;
  led = location.href;
  take(row);
}

function take(row) {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

// Blazor gives the focus to the heading of a page that it has just shown, and may come second.
document.addEventListener("focusin", event => {
  if (event.target.matches("h1") && event.relatedTarget && event.relatedTarget === named()) take(event.relatedTarget);
});

addEventListener("pointerdown", event => {
  pressed = event.target.closest?.("nav.tabs") != null;
});
for (const over of ["pointerup", "pointercancel"]) {
  addEventListener(over, () => {
    pressed = false;
    markSoon();
  });
}
addEventListener("scroll", markSoon, { passive: true });
addEventListener("resize", markSoon);
addEventListener("hashchange", () => {
  lead();
  markSoon();
});
new MutationObserver(() => {
  lead();
  markSoon();
}).observe(document.body, { subtree: true, childList: true });
