// `j` leads to the next item of the page, `k` to the one before.

const titles = "main :is(.item, .row, .edition-row, .issue) :is(h2, h3) a, main :is(.edition-line, .titles li) > a";
const reading_line = 96;  // px from the window's top: an item whose title is above it is being read

/** @param {1 | -1} step */
const move = (step) => {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(titles)]);
  const shown = links.filter((link) => link.getClientRects().length > 0);
  const focused = shown.findIndex((link) => link === document.activeElement);
  const below = shown.findIndex((link) => link.getBoundingClientRect().top > reading_line);
  const first_below = below < 0 ? shown.length : below;
  // Without the focus on a title, what is read says where one is.
  const from = focused >= 0 ? focused : step > 0 ? first_below - 1 : first_below;
  const next = shown[from + step];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });  // smoothly or not: style.css knows what the reader likes
  return true;
};

/** @param {import("./shortcuts.js").AddShortcut} add_shortcut */
export const offer_item_keys = (add_shortcut) => {
  add_shortcut("j", () => move(1));
  add_shortcut("k", () => move(-1));
};
