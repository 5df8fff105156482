// Keeps <time data-since>, <time data-until> with its bar, and the clock current. The words are those of Components/Words/AgeText.cs; change both together.

// The server's clock decides: a browser whose own is wrong must not show wrong ages. The page was written just before it
// began to arrive; how long it takes to load and to get here is no fault of the browser's clock.
const arrived = performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
const skew = Date.parse(document.documentElement.dataset.now) - arrived;
const now = () => Date.now() + (Number.isFinite(skew) ? skew : 0);

const two = (large, largeUnit, small, smallUnit) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

export function shortAge(seconds) {
  if (seconds < 1) return "0s";
  if (seconds < 60) return `${Math.floor(seconds)}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)}h`;
  const days = Math.floor(seconds / 86400);
  return days < 365 ? `${days}d` : `${Math.floor(days / 365)}y`;
}

export function longAge(seconds) {
  if (seconds < 1) return "0 s";
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return two(Math.floor(seconds / 60), "min", Math.floor(seconds % 60), "s");
  if (seconds < 86400) return two(Math.floor(seconds / 3600), "h", Math.floor((seconds % 3600) / 60), "min");
  const days = Math.floor(seconds / 86400);
  return days < 10 ? two(days, "d", Math.floor((seconds % 86400) / 3600), "h") : `${days} d`;
}

export function coarseAge(seconds) {
  if (seconds < 1) return "0 s";
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

const ages = { short: shortAge, long: longAge, coarse: coarseAge };

function show(element, text) {
  // The text node stays: Blazor holds on to it and writes to it again when the server has something new.
  const node = element.firstChild;
  if (node && node.nodeValue !== text) node.nodeValue = text;
}

function tick() {
  const time = now();
  for (const element of document.querySelectorAll("time[data-since]")) {
    const seconds = Math.max(0, (time - Date.parse(element.dateTime)) / 1000);
    show(element, ages[element.dataset.since](seconds));
  }
  for (const element of document.querySelectorAll("time[data-until]")) {
    show(element, longAge(Math.max(0, (Date.parse(element.dateTime) - time) / 1000)));
  }
  for (const bar of document.querySelectorAll("svg[data-ends]")) {
    const left = Math.max(0, (Date.parse(bar.dataset.ends) - time) / 1000);
    bar.firstElementChild.setAttribute("width", Math.min(100, 100 * left / bar.dataset.span).toFixed(1));
  }
  const clock = new Date(time).toISOString().slice(11, 19);
  for (const element of document.querySelectorAll("[data-clock]")) show(element, element.dataset.clock === "short" ? clock.slice(0, 5) : `${clock} UTC`);
}

// Who asked for less motion gets figures that change now and then instead of every second.
setInterval(tick, matchMedia("(prefers-reduced-motion: reduce)").matches ? 10_000 : 1_000);
