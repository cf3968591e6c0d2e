import { items_label, Unreachable } from "./archive.js";
import { result_card } from "./cards.js";
import { element } from "./elements.js";
import { follow_arrows } from "./keyboard.js";
import { run_latest } from "./latest.js";

// The box in the header: the best few items below it, as one types. Enter leads to the search page.

const shown_items = 6;
/** Milliseconds without a key, after which texts are asked for. */
const panel_text_delay = 150;
const no_choice = { section: [], tag: [], year: [], host: [] };

/** @param {HTMLFormElement} form @param {import("./archive.js").Archive} archive */
export const start_box = (form, archive) => {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = element("p", { className: "status small", role: "status" });
  const results = element("div", { className: "results" });
  const panel = element("div", { className: "search-panel", hidden: true }, status, results);
  form.append(panel);

  const close = () => {
    panel.hidden = true;
  };
  const show = run_latest(async (/** @type {string} */ query, is_latest) => {
    if (query.trim() === "") {
      close();
      return;
    }
    const late = setTimeout(() => {
      if (is_latest()) say(form.dataset.loading ?? "");
    }, 300);
    try {
      const found = await archive.find({ query, chosen: no_choice });
      clearTimeout(late);
      if (is_latest()) show_found(query, found, is_latest);
    } catch (failure) {
      if (!(failure instanceof Unreachable)) console.error(failure);
      if (is_latest()) show_failure(query);
    } finally {
      clearTimeout(late);
    }
  });

  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
    panel.hidden = false;
  };

  /** @param {string} query @param {Awaited<ReturnType<import("./archive.js").Archive["find"]>>} found @param {() => boolean} is_latest */
  const show_found = (query, { catalog, parsed, results: { items, words } }, is_latest) => {
    const texts = catalog.files.root.texts;
    const cards = items.slice(0, shown_items).map(({ item }) => result_card(archive, catalog, item, "p"));
    for (const { mark } of cards) mark(words);
    results.replaceChildren(...cards.map(({ card }) => card));
    if (items.length > shown_items) {
      const all = element("a", { href: `${form.action}?q=${encodeURIComponent(query)}` });
      all.append(`${texts["search.all"]} `, items_label(catalog, items.length));
      results.append(element("p", { className: "all small" }, all));
    }
    const nothing = texts[parsed.is_wordless ? "search.no_words" : "search.nothing"];
    say(items.length === 0 ? nothing : items_label(catalog, items.length));
    // Titles and places do while one types; so they do if the texts don't come.
    setTimeout(() => {
      if (is_latest()) for (const { fill } of cards) fill().catch(() => {});
    }, panel_text_delay);
  };

  /** @param {string} query */
  const show_failure = (query) => {
    const retry = element("button", { type: "button" }, form.dataset.retry ?? "");
    retry.addEventListener("click", () => {
      input.focus();
      show(query);
    });
    results.replaceChildren(retry);
    say(form.dataset.failed ?? "");
  };

  follow_arrows(input, results, () => {
    if (panel.hidden) input.value = "";
    close();
  });
  input.addEventListener("input", () => show(input.value));
  input.addEventListener("focus", () => {
    if (panel.hidden) show(input.value);
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !form.contains(event.target)) close();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !form.contains(relatedTarget)) close();
  });
  archive.open().catch(() => {});  // asked again with the first query
  show(input.value);
};
