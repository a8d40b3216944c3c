// The editor: long choices can be searched, grounds are asked only where something is not to be published, and nobody leaves with unsaved words by mistake.
for (const boxes of document.querySelectorAll("[data-choice-search]")) {
  const legend = boxes.closest("fieldset").querySelector("legend").firstChild.textContent.trim();
  const search = document.createElement("input");
  search.type = "search";
  search.className = "boxes-search";
  search.placeholder = "输入几个字查找";
  search.setAttribute("aria-label", `在“${legend}”中查找`);
  const chosen = document.createElement("p");
  chosen.className = "boxes-chosen";
  chosen.setAttribute("role", "status");
  const tell = () => {
    const ticked = [...boxes.querySelectorAll("input:checked")].map((box) => box.nextElementSibling.textContent);
    chosen.textContent = ticked.length ? `已选 ${ticked.length} 项：${ticked.join("、")}` : "还没有选择";
  };
  search.addEventListener("input", () => {
    const words = search.value.trim();
    for (const label of boxes.querySelectorAll("label")) label.hidden = Boolean(words) && !label.textContent.includes(words) && !label.querySelector("input").checked;
    for (const group of boxes.querySelectorAll(".boxes__group")) group.hidden = !group.querySelector("label:not([hidden])");
  });
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  boxes.addEventListener("change", tell);
  boxes.before(search);
  boxes.after(chosen);
  tell();
}

const grounds = document.querySelector("#id_grounds")?.closest("fieldset");
if (grounds) {
  const show = () => { grounds.hidden = document.querySelector("input[name=attribute]:checked")?.value === "proactive"; };
  document.addEventListener("change", (event) => event.target.name === "attribute" && show());
  show();
}

for (const form of document.querySelectorAll("[data-leave-warning]")) {
  let isChanged = Boolean(document.querySelector(".notice--error"));
  const warn = (event) => isChanged && event.preventDefault();
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", warn);
}

// The tables' library puts fields of its own into the page and names none of them.
const nameless = { "#HandsontableCopyPaste": "表格的剪贴板", ".handsontableInput": "格子的内容" };
const give = () => {
  for (const [selector, label] of Object.entries(nameless)) {
    for (const field of document.querySelectorAll(`${selector}:not([aria-label])`)) field.setAttribute("aria-label", label);
  }
};
new MutationObserver(give).observe(document.body, { childList: true, subtree: true });
give();
