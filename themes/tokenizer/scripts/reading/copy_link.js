// The button beside a permalink puts its address on the clipboard.

const shown_ms = 2500;

export const offer_links_to_copy = () => {
  const said = /** @type {HTMLElement | null} */ (document.querySelector(".said"));
  let hiding = 0;
  /** @param {string} words */
  const say = (words) => {
    if (!said) return;
    said.textContent = words;
    clearTimeout(hiding);
    hiding = setTimeout(() => said.replaceChildren(), shown_ms);
  };

  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest(".copy-link") : null;
    const link = /** @type {HTMLAnchorElement | null | undefined} */ (
      button?.closest(".h-entry")?.querySelector("a.u-url")
    );
    if (!link) return;
    try {
      await navigator.clipboard.writeText(link.href);
      say(said?.dataset.copied ?? "");
    } catch {  // not allowed, or the window isn't in front
      say(said?.dataset.failed ?? "");
    }
  });
};
