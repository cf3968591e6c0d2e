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
