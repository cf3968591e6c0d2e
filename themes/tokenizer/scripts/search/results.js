import { date_label } from "./archive.js";
import { result_card } from "./cards.js";
import { element, fill_in, show_nodes } from "./elements.js";

// The cards of what was found, ten at a time.

/**
 * @typedef {import("./archive.js").Archive} Archive
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./searcher.js").SearchResults} SearchResults
 *
 * @typedef {object} How
 * @property {"relevance" | "edition"} by
 * @property {number} delay  milliseconds, after which texts are asked for
 * @property {() => boolean} is_latest
 */

const items_at_once = 10;

/** @param {Archive} archive @param {HTMLElement} results @param {() => void} fail  says that more can't be shown */
export const result_list = (archive, results, fail) => {
  /** The cards that stand there, by their items: those that stay are kept. @type {Map<number, Card>} */
  let cards_of = new Map();
  /** @type {Catalog | null} */
  let catalog_of_cards = null;
  /** @type {IntersectionObserver | null} */
  let watcher = null;

  /** Fails if titles can't be had. @param {Catalog} catalog @param {SearchResults} found @param {How} how */
  return async (catalog, found, { by, delay, is_latest }) => {
    const texts = catalog.files.root.texts;
    const edition_of = catalog.edition_of;
    const items = [...found.items];
    if (by === "edition") items.sort((a, b) => edition_of[b.item] - edition_of[a.item]);
    let shown = 0;
    let shown_edition = -1;
    const kept = catalog === catalog_of_cards ? cards_of : new Map();
    catalog_of_cards = catalog;
    cards_of = new Map();
    // Texts come with the edition's file: only for the cards that are looked at.
    const fill = async (/** @type {HTMLElement} */ target) => {
      const card = cards_of.get(Number(target.dataset.item));
      await card?.fill();
      await card?.fill_tags();
    };
    watcher?.disconnect();
    const looked_at = watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        looked_at.unobserve(target);
        fill(/** @type {HTMLElement} */ (target)).catch(() => {});
      }
    });
    const next = () => {
      /** @type {Card[]} */
      const cards = [];
      /** @type {Element[]} */
      const nodes = [];
      for (const { item } of items.slice(shown, shown + items_at_once)) {
        if (by === "edition" && edition_of[item] !== shown_edition) {
          shown_edition = edition_of[item];
          const [number, date] = catalog.files.root.editions[shown_edition];
          const label = fill_in(texts["search.edition"], { number });
          const link = element("a", { href: `${archive.root}editions/${number}/` }, label);
          nodes.push(element("h2", {}, link, " ", element("small", {}, date_label(catalog, date))));
        }
        const card = kept.get(item) ?? result_card(archive, catalog, item, "h3");
        card.mark(found.words);
        cards_of.set(item, card);
        cards.push(card);
        nodes.push(card.card);
      }
      shown += cards.length;
      if (shown < items.length) {
        const more = element("button", { type: "button", className: "more" }, texts["search.more"]);
        more.addEventListener("click", async () => {
          more.remove();
          const { nodes: later, cards: [first], titles } = next();
          results.append(...later);
          try {
            await titles;
            first.card.querySelector("a")?.focus();
          } catch {
            fail();
          }
        });
        nodes.push(more);
      }
      setTimeout(() => {
        if (is_latest()) for (const { card } of cards) looked_at.observe(card);
      }, delay);
      // What has no title yet is nothing to click on: its text doesn't wait.
      const titles = Promise.all(cards.filter(({ is_titled }) => !is_titled).map(({ fill }) => fill()));
      return { nodes, cards, titles };
    };
    const { nodes, titles } = next();
    show_nodes(results, nodes);
    await titles;
  };
};
