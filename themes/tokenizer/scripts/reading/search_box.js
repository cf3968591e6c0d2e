// Search costs nothing until it is wanted: when its box gets the focus, by `/` as well, or on its
// own page.

/** @param {HTMLFormElement | null} form */
const start_search = (form) => {
  if (!form?.dataset.script || form.dataset.started === "") return;
  form.dataset.started = "";
  // The index is asked for beside the script, which would ask for it later.
  const index = document.createElement("link");
  Object.assign(index, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
  index.href = `${form.dataset.root}search/index.json`;
  document.head.append(index);
  import(form.dataset.script).then(
    (search) => search.start(form),
    () => delete form.dataset.started,  // the next focus tries again
  );
};

/** @param {import("./shortcuts.js").AddShortcut} add_shortcut */
export const offer_search = (add_shortcut) => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".site-search"));
  const box = /** @type {HTMLElement | undefined | null} */ (form?.querySelector("input"));
  document.addEventListener("focusin", ({ target }) => {
    if (target === box) start_search(form);
  });
  add_shortcut("/", () => {
    box?.focus();
    return box !== null && box !== undefined;
  });
  // The box may have the focus before this script is here.
  if (document.getElementById("search-page") || document.activeElement === box) start_search(form);
};
