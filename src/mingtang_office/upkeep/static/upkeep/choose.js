// Ticks or clears every box of a form at once; without it each is ticked alone.
for (const bar of document.querySelectorAll("[data-choose]")) {
  const form = document.getElementById(bar.dataset.choose);
  const set = (value) => {
    for (const box of form.querySelectorAll('input[type="checkbox"][name="column"]')) box.checked = value;
  };
  bar.querySelector("[data-choose-all]").addEventListener("click", () => set(true));
  bar.querySelector("[data-choose-none]").addEventListener("click", () => set(false));
  bar.hidden = false;
}
