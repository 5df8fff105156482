// A lost connection goes on by itself: the same circuit while the server still has it, a fresh page once it has not.
import { longAge } from "./time.js";

const notice = document.getElementById("components-reconnect-modal");
let lostAt = null;
let waiting = null;

// The tab's icon would go on saying what was true; it says that nobody knows.
const icon = () => document.querySelector("link[rel=icon]");
let iconBefore = null;

function lose() {
  lostAt ??= Date.now();
  iconBefore ??= icon()?.getAttribute("href") ?? null;
  icon()?.setAttribute("href", "favicons/unknown.svg");
  document.documentElement.dataset.connection = "lost";
}

function regain() {
  lostAt = null;
  if (iconBefore !== null) icon()?.setAttribute("href", iconBefore);
  iconBefore = null;
  delete document.documentElement.dataset.connection;
}

async function reachable() {
  try {
    return (await fetch("healthz/live", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

// Blazor has given up by itself; the server may be down for long. Ask it now and then whether it is there.
function waitForServer() {
  waiting ??= setInterval(async () => {
    if (!(await reachable())) return;
    clearInterval(waiting);
    waiting = null;
    const goesOn = await Blazor.reconnect().catch(() => false);
    if (!goesOn) location.reload();
  }, 2_000);
}

notice?.addEventListener("components-reconnect-state-changed", event => {
  switch (event.detail.state) {
    case "show":
    case "retrying":
      lose();
      break;
    case "hide":
      regain();
      break;
    case "failed":
      lose();
      waitForServer();
      break;
    case "rejected":
      // The server is there and no longer knows this page: it was restarted.
      location.reload();
      break;
  }
});

setInterval(() => {
  if (lostAt === null) return;
  for (const element of document.querySelectorAll("[data-lost-for]")) element.textContent = `${longAge((Date.now() - lostAt) / 1000)} ago`;
}, 1_000);
