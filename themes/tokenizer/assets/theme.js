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

  // Search costs nothing until it is wanted: when its box gets the focus, by `/` as well, or on its
  // own page.
  const start_search = (form) => {
    if (!form || form.dataset.started === "") return;
    form.dataset.started = "";
    import(form.dataset.script).then(
      (search) => search.start(form),
      () => delete form.dataset.started, // the next focus tries again
    );
  };
  document.addEventListener("focusin", ({ target }) => start_search(target.closest(".site-search")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector(".site-search input");
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (document.getElementById("search-page")) start_search(document.querySelector(".site-search"));
  });
})();
