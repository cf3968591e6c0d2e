import { items_label, Unreachable } from "./archive.js";
import { element } from "./elements.js";
import { chosen_chips, facet_lists } from "./facets.js";
import { follow_arrows } from "./keyboard.js";
import { run_latest } from "./latest.js";
import { result_list } from "./results.js";
import { is_wanted, read_state, write_state } from "./state.js";

// The search page: results as one types, filters beside them, all of it in the address.

/**
 * @typedef {import("./archive.js").Archive} Archive
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Facet} Facet
 * @typedef {import("./state.js").State} State
 * @typedef {Awaited<ReturnType<Archive["find"]>>} Found
 */

/** Milliseconds without a key after which what was typed stands in the address: browsers allow only so many changes. */
const address_delay = 300;
/** Likewise, after which tags and hosts are asked for, and, while the query changes, the texts of what is looked at. */
const text_delay = 150;

/** Until what was changed is seen. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** @param {HTMLFormElement} form @param {HTMLElement} page @param {Archive} archive */
export const start_page = (form, page, archive) => {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (page.querySelector(`[data-part="${name}"]`));
  const [status, chips, lists, results, rest] = ["status", "chips", "facets", "results", "rest"].map(part);
  const order = /** @type {HTMLInputElement} */ (part("by-edition"));
  let state = read_state(location.search);
  let is_pushed = true;  // whether the address at hand is to stay in the history

  /** How the address has still to take up what was typed. @type {"push" | "replace" | null} */
  let owed = null;
  let late_address = 0;
  const write_address = () => {
    clearTimeout(late_address);
    const address = location.pathname + write_state(state);
    if (owed === "push") history.pushState(null, "", address);
    else if (owed === "replace") history.replaceState(null, "", address);
    owed = null;
  };
  /** @param {State} next */
  const go_to = (next) => {
    write_address();
    state = next;
    owed = "push";
    write_address();
    show(state);
  };
  /** @type {import("./facets.js").Choose} */
  const choose = (facet, id, is_chosen) => {
    const ids = state.chosen[facet].filter((other) => other !== id);
    const chosen = { ...state.chosen, [facet]: is_chosen ? [...ids, id] : ids };
    go_to({ ...state, chosen });
  };
  const clear = () => {
    go_to({ ...state, chosen: { section: [], tag: [], year: [], host: [] } });
    input.focus();
  };

  const show_items = result_list(archive, results, () => show_failure());
  let query_before = state.query;
  const show = run_latest(async (/** @type {State} */ wanted, is_latest) => {
    const late = setTimeout(() => {
      if (is_latest()) status.textContent = form.dataset.loading ?? "";
    }, 300);
    try {
      const delay = wanted.query === query_before ? 0 : text_delay;
      query_before = wanted.query;
      const found = await archive.find(wanted);
      clearTimeout(late);
      if (!is_latest()) return;
      await show_found(wanted, found, delay, is_latest);
      if (!found.catalog.knows_facets) setTimeout(() => count_facets(wanted, is_latest), text_delay);
    } catch (failure) {
      if (!(failure instanceof Unreachable)) console.error(failure);
      if (is_latest()) show_failure();
    } finally {
      clearTimeout(late);
    }
  });

  /** Tags and hosts come when the results stand there. @param {State} wanted @param {() => boolean} is_latest */
  const count_facets = async (wanted, is_latest) => {
    if (!is_latest()) return;
    try {
      const found = await archive.find({ ...wanted, wants_facets: true });
      if (is_latest()) show_filters(found);
    } catch (failure) {
      if (!(failure instanceof Unreachable)) console.error(failure);  // else the next search asks again
    }
  };

  /** @param {Found} found */
  const show_filters = ({ catalog, values, results: found }) => {
    const focused = /** @type {HTMLInputElement | null} */ (document.activeElement);
    const focused_value = lists.contains(focused) ? [focused?.name, focused?.value] : null;
    lists.replaceChildren(...facet_lists(catalog, found, values, choose));
    if (focused_value) {
      const [name, value] = focused_value;
      lists.querySelectorAll("input").forEach((box) => {
        if (box.name === name && box.value === value) box.focus();
      });
    }
    lists.ariaBusy = "false";
  };

  /** Above the results, and so with them. @param {Found} found */
  const show_chips = ({ catalog, values }) => {
    const had_focus = chips.contains(document.activeElement);
    chips.replaceChildren(...chosen_chips(catalog, values, choose, clear));
    if (had_focus) (chips.querySelector("button") ?? input).focus();
  };

  /** @param {State} wanted @param {Found} whole @param {number} delay  of texts @param {() => boolean} is_latest */
  const show_found = async (wanted, whole, delay, is_latest) => {
    const { catalog, parsed, results: found } = whole;
    const texts = catalog.files.root.texts;
    const wants_results = is_wanted(wanted);
    rest.hidden = wants_results;
    page.dataset.wanted = String(wants_results);
    order.checked = wanted.by === "edition";
    const said = items_label(catalog, found.items.length);
    const nothing = parsed.is_wordless ? "search.no_words" : "search.nothing";
    const how = found.items.length === 0 ? nothing : `search.${found.strictness}`;
    status.replaceChildren(
      found.items.length === 0 ? "" : said,
      ...(texts[how] ? [` ${texts[how]}`] : []),
      ...feed_link(wanted, whole),
    );
    show_chips(whole);
    lists.ariaBusy = "true";
    // The results are what is waited for.
    const filtered = painted().then(() => {
      if (is_latest()) show_filters(whole);
    });
    if (!wants_results) results.replaceChildren();
    else await show_items(catalog, found, { by: wanted.by, delay, is_latest });
    await filtered;
  };

  /** Of a single tag or section there is a feed. @param {State} wanted @param {Found} whole */
  const feed_link = ({ query, chosen }, { catalog, values }) => {
    const count = Object.values(chosen).flat().length;
    const facet = values.tag.length === 1 ? "tag" : "section";
    if (query.trim() !== "" || count !== 1 || values[facet].length !== 1) return [];
    const href = `${archive.root}${facet}s/${encodeURI(catalog.id_of(facet, values[facet][0]))}/feed.xml`;
    return [" ", element("a", { href }, catalog.files.root.texts["search.feed"])];
  };

  const show_failure = () => {
    const retry = element("button", { type: "button" }, form.dataset.retry ?? "");
    retry.addEventListener("click", () => {
      input.focus();
      show(state);
    });
    status.replaceChildren(form.dataset.failed ?? "", " ", retry);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write_address();
    is_pushed = true;
  });
  input.addEventListener("input", () => {
    state = { ...state, query: input.value };
    // The first letter of a query begins a new entry in the history, the others change it.
    if (is_pushed) owed = "push";
    else owed ??= "replace";
    is_pushed = false;
    clearTimeout(late_address);
    late_address = setTimeout(write_address, address_delay);
    show(state);
  });
  // Whoever leaves the box may leave the page.
  input.addEventListener("change", () => {
    write_address();
    is_pushed = true;
  });
  order.addEventListener("change", () =>
    go_to({ ...state, by: order.checked ? "edition" : "relevance" }),
  );
  addEventListener("popstate", () => {
    clearTimeout(late_address);
    owed = null;
    state = read_state(location.search);
    input.value = state.query;
    is_pushed = true;
    show(state);
  });
  follow_arrows(input, results, () => {
    if (input.value === "") return;
    input.value = "";
    go_to({ ...state, query: "" });
  });
  // Beside the results there is room for the filters; above them they are folded.
  const fold = /** @type {HTMLDetailsElement} */ (part("fold"));
  const wide = matchMedia("(min-width: 62rem)");
  const unfold = () => (fold.open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
  for (const shell of [fold, part("found")]) shell.hidden = false;
  // What was typed before this script was here counts.
  if (input.value === "") input.value = state.query;
  else state = { ...state, query: input.value };
  show(state);
};
