// Of the form of a service only what the chosen manner asks for; what it needs is not called optional. Without this the form shows everything.
for (const form of document.querySelectorAll("[data-service]")) {
  const show = () => {
    const chosen = form.querySelector("input[name=manner]:checked")?.value;
    for (const input of form.querySelectorAll("[data-manners]")) {
      const wanted = !chosen || input.dataset.manners.split(" ").includes(chosen);
      input.closest(".field").hidden = !wanted;
      input.disabled = !wanted;
      const optional = input.closest(".field").querySelector(".optional");
      if (optional) optional.hidden = Boolean(chosen) && (input.dataset.needed ?? "").split(" ").includes(chosen);
    }
  };
  form.addEventListener("change", (event) => event.target.name === "manner" && show());
  show();
}
