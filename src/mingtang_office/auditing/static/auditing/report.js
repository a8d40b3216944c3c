// The page of a checked report. Everything here is done by links and forms without it; with it a
// finding lights up at once what it speaks of, and the side changes without the page.

const report = document.querySelector("[data-report]");
const wide = window.matchMedia("(min-width: 1100px)");
const SIDE = "side";

const side = () => document.getElementById(SIDE);

function isInSight(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= window.innerHeight;
}

function lit() {
  const { finding, cell } = side().dataset;
  if (finding) return [...report.querySelectorAll(`[data-numbers~="${CSS.escape(finding)}"]`)];
  if (cell) return [...report.querySelectorAll(`[data-address="${CSS.escape(cell)}"]`)];
  return [];
}

function light() {
  for (const element of report.querySelectorAll(".is-lit, .is-chosen")) element.classList.remove("is-lit", "is-chosen");
  const { finding, cell } = side().dataset;
  const found = lit();
  for (const element of found) element.classList.add(cell ? "is-chosen" : "is-lit");
  if (finding) for (const mark of report.querySelectorAll(`[data-mark="${CSS.escape(finding)}"]`)) mark.classList.add("is-chosen");
  return found;
}

function showVerdict() {
  const { finding, verdict } = side().dataset;
  if (!finding) return;
  for (const mark of report.querySelectorAll(`[data-mark="${CSS.escape(finding)}"]`)) mark.classList.toggle("mark--decided", verdict !== "");
}

// The place in the source, brought into the middle of its own frame; the page stays where it is.
function showPlace() {
  const frame = side().querySelector("[data-scroll]");
  const place = document.getElementById("source-here");
  if (!frame || !place || !frame.contains(place)) return;
  const centre = () => {
    const outer = frame.getBoundingClientRect();
    const inner = place.getBoundingClientRect();
    frame.scrollTop += inner.top - outer.top - Math.max((frame.clientHeight - inner.height) / 2, 24);
    frame.scrollLeft += inner.left - outer.left - Math.max((frame.clientWidth - inner.width) / 2, 24);
  };
  centre();
  const picture = frame.querySelector("[data-page]");
  if (picture && !picture.complete) picture.addEventListener("load", centre, { once: true });
}

function bindZoom() {
  const button = side().querySelector("[data-zoom]");
  if (!button) return;
  const page = side().querySelector(".page");
  const turn = (large) => {
    page.classList.toggle("page--large", large);
    button.setAttribute("aria-pressed", String(large));
    button.textContent = large ? "缩小" : "放大";
    sessionStorage.setItem("auditing-zoom", large ? "1" : "");
    showPlace();
  };
  button.hidden = false;
  turn(sessionStorage.getItem("auditing-zoom") === "1");
  button.addEventListener("click", () => turn(!page.classList.contains("page--large")));
}

function bindFilter() {
  const form = side().querySelector("[data-filter]");
  if (form) form.addEventListener("change", () => form.requestSubmit());
}

function bindSide() {
  bindZoom();
  bindFilter();
  showPlace();
}

// -- One stop of the tab key for each grid; the arrows move between its cells ----------------------

function bindGrid(table) {
  const figures = [...table.querySelectorAll("a.figure")];
  if (figures.length === 0) return;
  const enter = (figure) => {
    for (const each of figures) each.tabIndex = each === figure ? 0 : -1;
  };
  enter(figures.find((each) => each.closest(".is-chosen")) ?? figures[0]);
  table.addEventListener("focusin", (event) => {
    if (event.target.matches("a.figure")) enter(event.target);
  });
  table.addEventListener("keydown", (event) => {
    if (!event.target.matches("a.figure") || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(figures, event.target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function neighbour(figures, from, key) {
  const box = from.getBoundingClientRect();
  const middle = (rectangle) => [(rectangle.left + rectangle.right) / 2, (rectangle.top + rectangle.bottom) / 2];
  const [x, y] = middle(box);
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = ways[key];
  if (!way) return null;
  let best = null;
  let least = Infinity;
  for (const figure of figures) {
    const [left, top] = middle(figure.getBoundingClientRect());
    const along = (left - x) * way[0] + (top - y) * way[1];
    const aside = Math.abs((left - x) * way[1]) + Math.abs((top - y) * way[0]);
    const far = along + 3 * aside;
    if (along > 4 && aside < along * 2 + 12 && far < least) [best, least] = [figure, far];
  }
  return best;
}

// The side reaches from where it begins to the lower edge of the window, wherever the page stands.
function measure() {
  const top = Math.max(report.querySelector(".report-panes").getBoundingClientRect().top, 12);
  report.style.setProperty("--side-height", `${Math.max(window.innerHeight - top - 12, 420)}px`);
}

function bindMeasure() {
  let isDue = false;
  const due = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      measure();
    });
  };
  document.addEventListener("scroll", due, { capture: true, passive: true });
  window.addEventListener("resize", due, { passive: true });
  measure();
}

// -- What was pressed last, so that closing goes back to it ----------------------------------------

let opener = null;

function remember(link) {
  if (!side().contains(link)) {
    opener = link;
    return;
  }
  if (!link.matches("[data-from-list]")) return;
  const address = link.getAttribute("href");
  opener = () => [...side().querySelectorAll("[data-from-list]")].find((each) => each.getAttribute("href") === address);
}

function goBack() {
  const target = typeof opener === "function" ? opener() : opener;
  opener = null;
  if (target?.isConnected) target.focus({ preventScroll: wide.matches });
}

function start() {
  report.classList.add("has-script");
  let pressed = null;
  let isClosing = false;
  bindMeasure();
  const shown = light();
  if (wide.matches && shown.length > 0 && !shown.some(isInSight)) shown[0].scrollIntoView({ block: "center", inline: "nearest" });
  bindSide();
  if (!wide.matches && window.location.hash === `#${SIDE}`) window.addEventListener("load", () => side().scrollIntoView(), { once: true });
  for (const table of report.querySelectorAll("[data-grid]")) bindGrid(table);

  report.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    pressed = link;
    isClosing = link.matches("[data-back]");
    if (!isClosing) remember(link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    side().querySelector("[data-back]")?.click();
  });

  document.body.addEventListener("htmx:configRequest", (event) => {
    // The side stands beside the report on a wide screen: nothing need be scrolled to.
    if (wide.matches) event.detail.path = event.detail.path.split("#")[0];
    side().setAttribute("aria-busy", "true");
  });

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    // A refusal is a page, too: what was typed and why it was not saved.
    if ([409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.body.addEventListener("htmx:responseError", () => window.location.reload());

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== side()) return;
    const found = light();
    showVerdict();
    bindSide();
    if (isClosing) goBack();
    else if (!wide.matches) side().scrollIntoView({ block: "start" });
    if (!isClosing) side().focus({ preventScroll: true });
    const fromSide = !pressed || !pressed.isConnected;
    if (fromSide && wide.matches && found.length > 0 && !found.some(isInSight)) found[0].scrollIntoView({ block: "center", inline: "nearest" });
    isClosing = false;
  });
}

if (report && side()) start();
