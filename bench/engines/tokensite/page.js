// Types into the search page, and waits for what it shows. The search is loaded by theme.js, as for a reader: when
// the box gets the focus.
const form = document.querySelector('.site-search');
const box = form.querySelector('input');
const results = document.getElementById('search-results');
const patience = 30_000;  // milliseconds

/** Resolves when something new takes the place of the results, with all its titles. */
function renewal() {
  const mark = document.createElement('i');
  results.append(mark);
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience, new Error('the search page shows no results'));
    const watch = new MutationObserver(() => {
      if (mark.isConnected || results.querySelector('.result-title [hidden]')) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(results, { childList: true, subtree: true, attributeFilter: ['hidden'] });
  });
}

window.show = (text) => {
  const renewed = renewal();
  box.value = text;
  if ('started' in form.dataset) {
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  } else {
    document.getElementById('search-page-asleep').id = 'search-page';
    box.focus();
  }
  return renewed;
};

/** The counts of a facet, by value, at the address of a query with values chosen. */
window.counts = async (text, chosen, facet) => {
  await window.show(text);
  const renewed = renewal();
  const address = new URLSearchParams({ q: text });
  for (const [name, values] of Object.entries(chosen)) {
    for (const value of values) address.append(name, value);
  }
  history.pushState(null, '', `?${address}`);
  dispatchEvent(new PopStateEvent('popstate'));
  await renewed;
  while (document.querySelector('.facet.awaited')) await new Promise(requestAnimationFrame);
  const rows = document.querySelectorAll(`[data-facet="${facet}"] label`);
  return Object.fromEntries([...rows].map((row) => [
    row.querySelector('input').value, Number(row.querySelector('.count').textContent),
  ]));
};
