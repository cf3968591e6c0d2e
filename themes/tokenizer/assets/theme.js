// The colour scheme: the reader's choice if there is one, else the system's (style.css does that
// alone). In <head> and blocking, so that the choice is there before anything is painted.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const is_dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch {}  // storage may be forbidden
  root.dataset.js = "";  // shows the button

  const say = () =>
    document.querySelector(".theme-toggle")?.setAttribute("aria-pressed", String(is_dark()));
  document.addEventListener("DOMContentLoaded", say);
  system.addEventListener("change", say);
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".theme-toggle")) return;
    root.dataset.theme = is_dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {}
    say();
  });
})();
