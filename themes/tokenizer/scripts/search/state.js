// What a reader has asked for, as it stands in the address: a filtered view can be sent to a friend.

/** @typedef {import("./catalog.js").Facet} Facet */
/** @typedef {{query: string, chosen: Record<Facet, string[]>, by: "relevance" | "edition"}} State */

/** @param {string} parameters  location.search @returns {State} */
export const read_state = (parameters) => {
  const found = new URLSearchParams(parameters);
  const all = (/** @type {Facet} */ facet) => [...new Set(found.getAll(facet))];
  return {
    query: found.get("q") ?? "",
    chosen: { section: all("section"), tag: all("tag"), year: all("year"), host: all("host") },
    by: found.get("by") === "edition" ? "edition" : "relevance",
  };
};

/** "?q=…&tag=…", or "". @param {State} state */
export const write_state = ({ query, chosen, by }) => {
  const parameters = new URLSearchParams();
  if (query.trim() !== "") parameters.set("q", query);
  for (const [facet, ids] of Object.entries(chosen)) {
    for (const id of ids) parameters.append(facet, id);
  }
  if (by === "edition") parameters.set("by", by);
  const written = parameters.toString();
  return written === "" ? "" : `?${written}`;
};

/** Whether anything is asked for. @param {State} state */
export const is_wanted = ({ query, chosen }) =>
  query.trim() !== "" || Object.values(chosen).some((ids) => ids.length > 0);
