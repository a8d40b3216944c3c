// Of the form of a service only what the chosen manner needs. Without this the form shows everything.
for (const form of document.querySelectorAll("[data-service]")) {
  const show = () => {
    const chosen = form.querySelector("input[name=manner]:checked")?.value;
    for (const input of form.querySelectorAll("[data-manners]")) {
      const wanted = !chosen || input.dataset.manners.split(" ").includes(chosen);
      input.closest(".field").hidden = !wanted;
      input.disabled = !wanted;
    }
  };
  form.addEventListener("change", (event) => event.target.name === "manner" && show());
  show();
}
