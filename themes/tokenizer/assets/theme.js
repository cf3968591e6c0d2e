// What must be known before anything is painted, and so in <head> and blocking: the colour scheme
// that the reader chose, if any (style.css follows the system alone), and what scripts will offer.
// Everything else waits, in scripts/reading.js.
(() => {
  const { dataset } = document.documentElement;
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") dataset.theme = chosen;
  } catch {}  // storage may be forbidden
  dataset.js = "";  // shows the buttons
  if (navigator.clipboard) dataset.clipboard = "";  // absent without https
})();
