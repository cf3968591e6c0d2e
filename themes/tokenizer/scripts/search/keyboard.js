// From the box down into the results and back, by the arrow keys.

/**
 * @param {HTMLInputElement} input @param {HTMLElement} results
 * @param {() => void} close  what Escape in the box does
 */
export const follow_arrows = (input, results, close) => {
  const links = () => /** @type {HTMLElement[]} */ ([...results.querySelectorAll(".result-title a")]);
  /** @param {KeyboardEvent} event @param {number} step */
  const move = (event, step) => {
    const all = links();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    if (at >= all.length) return;
    event.preventDefault();
    if (at < 0) input.focus();
    else all[at].focus();
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "Escape") close();
  });
  results.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "Escape") input.focus();
  });
};
