/**
 * An element with its properties and what is in it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<Omit<HTMLElementTagNameMap[Name], "dataset">> & {data?: Record<string, string>, aria?: Record<string, string>}} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, properties = {}, ...children) => {
  const { data = {}, aria = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(aria)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** @param {string} href @param {(Node | string)[]} children */
export const link_to = (href, ...children) => element("a", { href }, ...children);

/** "{n} items" with its values put in. @param {string} text @param {Record<string, string | number>} values */
export const fill_in = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

/** Brings what is in an element to these nodes; those that are there already stay as they are. @param {Element} parent @param {Node[]} nodes */
export const show_nodes = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
};
