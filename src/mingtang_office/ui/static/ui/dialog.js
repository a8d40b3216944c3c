// A question that opens over the page. Without this module its link leads to the same question,
// which then stands open in the page.
function prepare(dialog) {
  dialog.removeAttribute("open");
  dialog.dataset.ready = "";
  for (const opener of document.querySelectorAll(`[data-dialog-opener="${dialog.id}"]`)) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      dialog.showModal();
    });
  }
  for (const closer of dialog.querySelectorAll("[data-dialog-closer]")) {
    closer.hidden = false;
    closer.addEventListener("click", () => dialog.close());
  }
  // A form inside that came back with errors is shown at once.
  if (dialog.querySelector("[data-error-summary], .field--error")) dialog.showModal();
}

document.querySelectorAll("dialog[data-dialog]").forEach(prepare);
document.querySelector("[data-error-summary]")?.focus();
