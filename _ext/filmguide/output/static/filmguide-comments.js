"use strict";
// Comments come from another server: their script is loaded when the reader asks for it, and not before.
for (const box of document.querySelectorAll(".film-comments")) {
  const [consent, button, status, thread] = box.children;
  button.addEventListener("click", () => {
    const { src, ...attributes } = box.dataset;
    const script = document.createElement("script");
    Object.assign(script.dataset, attributes);
    script.src = src;
    script.async = true;
    script.addEventListener("error", () => {
      status.hidden = false;
    });
    consent.remove();
    button.remove();
    box.append(script);
    thread.focus();
  });
  box.hidden = false;
}
