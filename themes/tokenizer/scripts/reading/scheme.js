import { keep } from "./kept.js";

// The button for the colours: the reader's choice over the system's. theme.js reads it back.

export const follow_scheme = () => {
  const { dataset } = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector(".theme-toggle");
  const is_dark = () => (dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const say = () => button?.setAttribute("aria-pressed", String(is_dark()));

  system.addEventListener("change", say);
  button?.addEventListener("click", () => {
    dataset.theme = is_dark() ? "light" : "dark";
    keep("theme", dataset.theme);
    say();
  });
  say();
};
