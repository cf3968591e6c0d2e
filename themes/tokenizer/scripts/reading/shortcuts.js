import { keep, kept } from "./kept.js";

// Single keys that do something. Whoever dictates, or rests a hand on the keyboard, can switch them
// off in the footer (WCAG 2.2, 2.1.4).

/** @typedef {(key: string, act: () => boolean) => void} AddShortcut  `act` says if it did anything */

/** @returns {AddShortcut} */
export const offer_shortcuts = () => {
  /** @type {Map<string, () => boolean>} */
  const shortcuts = new Map();
  const button = document.querySelector(".keys-toggle");
  let are_on = kept("keys") !== "off";
  const say = () => button?.setAttribute("aria-pressed", String(are_on));

  button?.addEventListener("click", () => {
    are_on = !are_on;
    keep("keys", are_on ? "on" : "off");
    say();
  });
  document.addEventListener("keydown", (event) => {
    if (!are_on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (shortcuts.get(event.key)?.()) event.preventDefault();
  });
  say();
  return (key, act) => shortcuts.set(key, act);
};
