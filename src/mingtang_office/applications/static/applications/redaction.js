// Areas drawn on a page with a mouse or a pen. The form beside it holds their
// four sides as shares, and does without this module.

const SIDES = ["left", "top", "right", "bottom"];
const SCALE = 10000;
const LEAST = 0.2; // per cent of either side: less is a click

const sheet = document.querySelector("[data-sheet]");
const panel = document.querySelector("[data-area-form]");

const field = (side) => panel.querySelector(`[name="${side}"]`);
const within = (share) => Math.min(Math.max(share, 0), 100);

function place(event) {
  const box = sheet.getBoundingClientRect();
  return [within(((event.clientX - box.left) / box.width) * 100), within(((event.clientY - box.top) / box.height) * 100)];
}

function draw() {
  const drawn = sheet.querySelector("[data-drawn]");
  const [left, top, right, bottom] = SIDES.map((side) => Number.parseFloat(field(side).value));
  const isWhole = right > left && bottom > top;
  const shares = isWhole ? { x: left, y: top, width: right - left, height: bottom - top } : { x: 0, y: 0, width: 0, height: 0 };
  for (const [name, share] of Object.entries(shares)) drawn.setAttribute(name, String(Math.round((share / 100) * SCALE)));
}

function fill(from, to) {
  const sides = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
  SIDES.forEach((side, at) => { field(side).value = sides[at].toFixed(2); });
  draw();
}

function start() {
  let from = null;
  const picture = sheet.querySelector("img");
  sheet.classList.add("is-drawing");
  sheet.addEventListener("pointerdown", (event) => {
    // A finger scrolls the page; areas are drawn with a mouse or a pen, or typed.
    if (event.button !== 0 || event.pointerType === "touch" || !picture.complete) return;
    event.preventDefault();
    from = place(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (from) fill(from, place(event));
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!from) return;
    const to = place(event);
    const isArea = Math.abs(to[0] - from[0]) >= LEAST && Math.abs(to[1] - from[1]) >= LEAST;
    from = null;
    if (!isArea) return;
    panel.open = true;
    panel.querySelector('[name="reason"]').focus();
  });
  sheet.addEventListener("pointercancel", () => { from = null; });
  for (const side of SIDES) field(side).addEventListener("input", draw);
  draw();
}

if (sheet && panel) start();
