// What a reader chose, kept for the next page. Where storage is forbidden it holds for this one.

/** @param {string} name */
export const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

/** @param {string} name @param {string} value */
export const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {}
};
