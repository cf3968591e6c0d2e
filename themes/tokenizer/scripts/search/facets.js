import { facets } from "./catalog.js";
import { element, fill_in } from "./elements.js";

// What the results can be narrowed to, and what they are narrowed to.

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Facet} Facet
 * @typedef {import("./searcher.js").SearchResults} SearchResults
 * @typedef {(facet: Facet, id: string, is_chosen: boolean) => void} Choose
 */

const shown_values = 10;

/** The facets that the reader has opened in full. @type {Set<Facet>} */
const unfolded = new Set();

/** @param {Catalog} catalog @param {Facet} facet @param {number} value @param {number} count @param {boolean} is_chosen @param {Choose} choose */
const value_row = (catalog, facet, value, count, is_chosen, choose) => {
  const id = catalog.id_of(facet, value);
  const box = element("input", { type: "checkbox", checked: is_chosen, name: facet, value: id });
  box.addEventListener("change", () => choose(facet, id, box.checked));
  return element(
    "li",
    {},
    element(
      "label",
      {},
      box,
      element("span", { className: "value" }, catalog.label_of(facet, value)),
      element("span", { className: "count" }, String(count)),
    ),
  );
};

/** @param {Facet} facet @param {number[]} counts @param {Set<number>} chosen */
const values_in_order = (facet, counts, chosen) => {
  const values = counts.flatMap((count, value) => (count > 0 || chosen.has(value) ? [value] : []));
  // Sections and years have an order of their own.
  if (facet === "tag" || facet === "host") values.sort((a, b) => counts[b] - counts[a] || a - b);
  return values;
};

/** @param {Catalog} catalog @param {SearchResults} results @param {Record<Facet, number[]>} chosen @param {Choose} choose */
export const facet_lists = (catalog, results, chosen, choose) =>
  facets.map((facet) => {
    const texts = catalog.files.root.texts;
    const is_chosen = new Set(chosen[facet]);
    const values = values_in_order(facet, results.counts[facet], is_chosen);
    const list = element("ul", {});
    /** @param {boolean} all */
    const fill = (all) => {
      const shown = values.filter((value, i) => all || i < shown_values || is_chosen.has(value));
      list.replaceChildren(
        ...shown.map((value) =>
          value_row(catalog, facet, value, results.counts[facet][value], is_chosen.has(value), choose),
        ),
      );
    };
    fill(unfolded.has(facet));
    const more = element("button", { type: "button", className: "more small" }, texts["search.more_values"]);
    more.addEventListener("click", () => {
      unfolded.add(facet);
      fill(true);
      more.remove();
      list.querySelectorAll("input")[shown_values]?.focus();
    });
    const legend = element("legend", {}, texts[`search.by_${facet}`]);
    const has_more = values.length > shown_values && !unfolded.has(facet);
    const is_awaited = (facet === "tag" || facet === "host") && !catalog.knows_facets;
    return element(
      "fieldset",
      {
        className: is_awaited ? "facet small awaited" : "facet small",
        data: { facet },
        hidden: values.length === 0 && !is_awaited,
      },
      legend,
      list,
      ...(has_more ? [more] : []),
    );
  });

/** What is chosen, each with a way to take it back. @param {Catalog} catalog @param {Record<Facet, number[]>} chosen @param {Choose} choose @param {() => void} clear */
export const chosen_chips = (catalog, chosen, choose, clear) => {
  const texts = catalog.files.root.texts;
  const chips = facets.flatMap((facet) =>
    chosen[facet].map((value) => {
      const label = catalog.label_of(facet, value);
      const chip = element(
        "button",
        {
          type: "button",
          className: "chip",
          aria: { "aria-label": fill_in(texts["search.without"], { value: label }) },
        },
        label,
      );
      chip.addEventListener("click", () => choose(facet, catalog.id_of(facet, value), false));
      return element("li", {}, chip);
    }),
  );
  if (chips.length === 0) return [];
  const all = element("button", { type: "button", className: "chip clear" }, texts["search.clear"]);
  all.addEventListener("click", clear);
  return [...chips, element("li", {}, all)];
};
