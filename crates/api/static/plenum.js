// Improves pages that work without it: hides questions that another answer rules out, and sends a
// form once.
"use strict";

for (const field of document.querySelectorAll("[data-when-name]")) {
  const inputs = document.getElementsByName(field.dataset.whenName);
  const hint = field.querySelector(".when");
  const settle = () => {
    const chosen = [...inputs].some((input) =>
      input.type === "radio" || input.type === "checkbox"
        ? input.checked && input.value === field.dataset.whenValue
        : input.value === field.dataset.whenValue);
    field.hidden = !chosen;
  };
  if (hint) hint.hidden = true;
  for (const input of inputs) input.addEventListener("change", settle);
  settle();
}

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-busy", "true");
  });
}

// A page that comes back from the browser's memory may be sent again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-once]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-busy");
  }
});
