import { date_label } from "./archive.js";
import { element, link_to } from "./elements.js";
import { marked, snippet_of } from "./marks.js";

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

/** @param {Archive} archive @param {Catalog} catalog @param {number} item @param {Set<string>} words */
const tag_chips = (archive, catalog, item, words) =>
  catalog.values_of(item, "tag").map((tag) => {
    const href = `${archive.root}tags/${catalog.id_of("tag", tag)}/`;
    const label = marked(catalog.label_of("tag", tag), words);
    return element("li", {}, element("a", { className: "p-category", rel: "tag", href }, label));
  });

/**
 * The card; a function that fills in what the edition's file says: text, link; and one that fills
 * in its tags. The card keeps its place meanwhile.
 * @param {Archive} archive @param {Catalog} catalog @param {number} item @param {Set<string>} words
 * @param {"h3" | "p"} heading  what the title is: the header's panel comes before the page's headings
 */
export const result_card = (archive, catalog, item, words, heading) => {
  const known = archive.title_of(catalog, item);
  const title = element("a", { className: "u-url p-name", hidden: true });
  const summary = element("p", { className: "p-summary" });
  const host = catalog.host_of[item];
  const meta = element("p", { className: "meta small flow" });
  const chips = element("ul", { className: "chips small" });
  const card = element(
    "article",
    {
      className: "row h-entry",
      data: { hue: String(catalog.section_of[item] + 1), item: String(item) },
    },
    element(heading, { className: "result-title" }, title),
    place_of_item(archive, catalog, item),
    meta,
    summary,
    chips,
  );
  /** @param {string} text @param {string} url */
  const set_title = (text, url) => {
    title.hidden = false;
    title.href = url;
    title.replaceChildren(marked(text, words));
  };
  if (known) set_title(known.title, known.url);
  if (host > 0 && catalog.hosts[host - 1]) {
    meta.append(element("span", { className: "host" }, marked(catalog.hosts[host - 1], words)));
  }
  const fill = async () => {
    const record = await archive.record_of(catalog, item);
    // The permalink's path: the site may be looked at from another address than its own.
    if (!known) set_title(record.title, archive.root + new URL(record.permalink).pathname.split("/").slice(-4).join("/"));
    summary.replaceChildren(marked(snippet_of(record.content_text, words, snippet_size), words));
    if (record.url) {
      const shown = catalog.hosts[host - 1] ?? new URL(record.url).hostname.replace(/^www\./, "");
      meta.replaceChildren(
        element("a", { className: "host u-bookmark-of", href: record.url }, marked(shown, words)),
      );
    }
  };
  const fill_tags = async () => {
    await catalog.load_facets();
    chips.replaceChildren(...tag_chips(archive, catalog, item, words));
  };
  return { card, fill, fill_tags, is_titled: known !== null };
};
