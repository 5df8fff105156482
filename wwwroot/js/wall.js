// The wall shows whole rows only, as many as fit, and turns to the next ones by itself. The server renders all of them, so
// no page is ever older than another.
const turnEvery = 12_000;
const still = matchMedia("(prefers-reduced-motion: reduce)");
let page = 0;
let turnedAt = Date.now();
let watched = null;

function show() {
  const frame = document.querySelector("[data-pages]");
  if (!frame) return;
  watch(frame);
  const list = frame.firstElementChild;
  const rows = [...list.children];
  const label = document.querySelector("[data-page]");
  const step = rows.length > 1 ? rows[1].offsetTop - rows[0].offsetTop : rows[0]?.offsetHeight ?? 1;
  const gap = rows.length > 1 ? step - rows[0].offsetHeight : 0;
  const fit = Math.max(1, Math.floor((frame.clientHeight + gap) / step));
  const pages = Math.max(1, Math.ceil(rows.length / fit));
  page = still.matches ? 0 : page % pages;
  // The last page is a full one too: it shows some rows of the page before again rather than an empty space.
  const first = Math.max(0, Math.min(page * fit, rows.length - fit));
  list.style.transform = first > 0 ? `translateY(${-first * step}px)` : "";
  rows.forEach((row, at) => { row.style.visibility = at >= first && at < first + fit ? "" : "hidden"; });
  label.textContent = pages === 1 ? "" : still.matches ? `${fit} of ${rows.length}, worst first` : `page ${page + 1} of ${pages}`;
}

function watch(frame) {
  if (watched === frame) return;
  watched = frame;
  page = 0;
  turnedAt = Date.now();
  new ResizeObserver(show).observe(frame);
  new MutationObserver(show).observe(frame.firstElementChild, { childList: true });
}

setInterval(() => {
  if (Date.now() - turnedAt >= turnEvery) {
    page++;
    turnedAt = Date.now();
  }
  show();
}, 500);
