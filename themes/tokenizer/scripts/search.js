import { Archive } from "./search/archive.js";
import { start_box } from "./search/box.js";
import { start_page } from "./search/page.js";

// Search, loaded by theme.js when somebody turns to a search box: nothing of it costs a reader who
// doesn't search.

/** The form whose box it is; `form.dataset.root` is the site's address. @param {HTMLFormElement} form */
export const start = (form) => {
  const archive = new Archive(form.dataset.root ?? "/");
  const page = document.getElementById("search-page");
  if (page) start_page(form, page, archive);
  else start_box(form, archive);
};
