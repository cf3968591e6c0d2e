import { date_label } from "./archive.js";
import { element, link_to } from "./elements.js";
import { show_marked, snippet_of } from "./marks.js";

// An item as a result: the same parts as in the lists of the site (item-row.mustache).

/**
 * @typedef {import("./archive.js").Archive} Archive
 * @typedef {import("./catalog.js").Catalog} Catalog
 */

const snippet_size = 200;

/** @param {Archive} archive @param {Catalog} catalog @param {number} item */
const place_of_item = (archive, catalog, item) => {
  const [number, date] = catalog.files.root.editions[catalog.edition_of[item]];
  const [id, title, emoji] = catalog.sections[catalog.section_of[item]];
  return element(
    "p",
    { className: "place small flow" },
    element(
      "a",
      { className: "token", href: `${archive.root}sections/${id}/` },
      element("span", { className: "emoji", aria: { "aria-hidden": "true" } }, emoji),
      ` ${title}`,
    ),
    link_to(`${archive.root}editions/${number}/`, `#${number}`),
    element("time", { dateTime: date }, date_label(catalog, date)),
  );
};

/**
 * @typedef {object} Card
 * @property {HTMLElement} card
 * @property {(words: Set<string>) => void} mark  shows which words were found, in what stands there at once
 * @property {() => Promise<void>} fill  what the edition's file says: text, link, and a title that isn't known
 * @property {() => Promise<void>} fill_tags
 * @property {boolean} is_titled
 */

/**
 * An item's card; it keeps its place while it is filled.
 * @param {Archive} archive @param {Catalog} catalog @param {number} item
 * @param {"h3" | "p"} heading  what the title is: the header's panel comes before the page's headings
 * @returns {Card}
 */
export const result_card = (archive, catalog, item, heading) => {
  const known = archive.title_of(catalog, item);
  const title = element("a", { className: "u-url p-name", hidden: true });
  const summary = element("p", { className: "p-summary" });
  const meta = element("p", { className: "meta small flow" });
  const chips = element("ul", { className: "chips small" });
  const copy = element("button", { type: "button", className: "copy-link", hidden: true });
  const card = element(
    "article",
    { className: "row h-entry", data: { hue: String(catalog.section_of[item] + 1), item: String(item) } },
    element(heading, { className: "result-title" }, title),
    place_of_item(archive, catalog, item),
    meta,
    summary,
    element("div", { className: "foot" }, chips, copy),
  );
  /** @type {Set<string>} */
  let words = new Set();
  /** @param {string} text @param {string} url */
  const show_title = (text, url) => {
    title.hidden = false;
    title.href = url;
    show_marked(title, text, words);
    copy.title = catalog.files.root.texts["search.copy_link"];
    copy.setAttribute("aria-label", `${copy.title}: ${text}`);
  };
  const mark = (/** @type {Set<string>} */ found) => {
    words = found;
    if (known) show_title(known.title, known.url);
    const host = catalog.hosts[catalog.host_of[item] - 1];
    if (!host) return;
    if (!meta.firstElementChild) meta.append(element("span", { className: "host" }));
    show_marked(/** @type {Element} */ (meta.firstElementChild), host, words);
  };
  const fill = async () => {
    const record = await archive.record_of(catalog, item);
    // The permalink's path: the site may be looked at from another address than its own.
    if (!known) show_title(record.title, archive.root + new URL(record.permalink).pathname.split("/").slice(-4).join("/"));
    show_marked(summary, snippet_of(record.content_text, words, snippet_size), words);
    if (!record.url) return;
    const shown = catalog.hosts[catalog.host_of[item] - 1] ?? new URL(record.url).hostname.replace(/^www\./, "");
    if (!meta.querySelector("a")) {
      meta.replaceChildren(element("a", { className: "host u-bookmark-of", href: record.url }));
    }
    show_marked(/** @type {Element} */ (meta.firstElementChild), shown, words);
  };
  const fill_tags = async () => {
    await catalog.load_facets();
    const tags = catalog.values_of(item, "tag");
    if (chips.childElementCount !== tags.length) {
      chips.replaceChildren(...tags.map((tag) => {
        const href = `${archive.root}tags/${catalog.id_of("tag", tag)}/`;
        return element("li", {}, element("a", { className: "p-category", rel: "tag", href }));
      }));
    }
    chips.querySelectorAll("a").forEach((chip, i) => show_marked(chip, catalog.label_of("tag", tags[i]), words));
  };
  return { card, mark, fill, fill_tags, is_titled: known !== null };
};
