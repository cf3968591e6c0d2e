// What `tokensite serve` adds to each page, and to no page that is published: the page follows its
// sources. It is reloaded when it has become another one, gets new style sheets when only these have
// changed, and shows what is wrong with the sources.
//
// Nothing here is an inline style or script, so that it works under a page's own policy (CSP).
'use strict';

(() => {
  const { document: state, styleSheets } = document.currentScript.dataset;
  /** The site's style sheets in the page: `/assets/style.0123.css?v=4567`, in order. */
  let sheets = JSON.parse(styleSheets);

  // --- Style sheets

  /** The page's <link>s that `sheets` names, in order. */
  function sheetLinks() {
    const paths = new Set(sheets.map((sheet) => new URL(sheet, document.baseURI).pathname));
    return [...document.querySelectorAll('link[rel="stylesheet" i]')]
      .filter((link) => paths.has(new URL(link.href).pathname));
  }

  /** The new sheet first comes beside the old one: between the two the page would be naked. */
  function swap(link, href) {
    const fresh = link.cloneNode();
    fresh.href = href;
    const done = () => link.remove();
    fresh.addEventListener('load', done, { once: true });
    fresh.addEventListener('error', done, { once: true });
    link.after(fresh);
  }

  function swapStyleSheets(fresh) {
    const links = sheetLinks();
    if (links.length !== fresh.length) {
      if (fresh.join() !== sheets.join()) location.reload();
      return;
    }
    fresh.forEach((sheet, i) => {
      if (sheet !== sheets[i]) swap(links[i], sheet);
    });
    sheets = fresh;
  }

  // --- What is wrong with the sources

  const css = `
    :host { all: initial; color-scheme: light dark; }
    .faults, .count { font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1c1917, #f5f5f4);
      background: light-dark(#fffffff7, #1c1917f7); border: 1px solid light-dark(#d6d3d1, #57534e);
      border-radius: 8px; box-shadow: 0 4px 24px #0004; }
    .faults { position: fixed; inset: 5vh auto auto 50%; translate: -50%; z-index: 2147483647; margin: 0;
      box-sizing: border-box; width: min(60rem, 94vw); max-height: 90vh; overflow: auto; padding: 0 1.25rem 1.25rem; }
    .head { position: sticky; top: 0; display: flex; align-items: center; gap: 1rem; padding: .75rem 0;
      background: inherit; }
    h2 { flex: 1; margin: 0; font-size: 1.1rem; }
    button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 6px;
      padding: .1rem .7rem; cursor: pointer; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { border-left: 4px solid var(--severity); margin: 0 0 .75rem; padding: .1rem 0 .1rem .9rem; }
    .error { --severity: light-dark(#b91c1c, #f87171); }
    .warning { --severity: light-dark(#a16207, #facc15); }
    .severity { color: var(--severity); font-weight: bold; }
    pre { font: 13px/1.45 ui-monospace, monospace; margin: 0; white-space: pre; overflow-x: auto; tab-size: 4; }
    a { color: light-dark(#1d4ed8, #93c5fd); }
    .count { position: fixed; inset: auto 12px 12px auto; z-index: 2147483646; border-radius: 999px;
      padding: .15rem .8rem; border-color: var(--severity); opacity: .9; }
    [hidden] { display: none; }
    :focus-visible { outline: 2px solid light-dark(#1d4ed8, #93c5fd); outline-offset: 2px; }
    @media print { :host { display: none; } }`;

  /** `element('a', { href: '#' }, 'text', other)` */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const counted = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

  function headline({ errors, warnings }) {
    const parts = [];
    if (errors > 0) parts.push(counted(errors, 'error'));
    if (warnings > 0) parts.push(counted(warnings, 'warning'));
    return parts.join(', ');
  }

  /** The text, with every place in it a link that opens the editor. */
  function withLinks(text, links) {
    for (const { text: place, href } of links) {
      const at = text.indexOf(place);
      if (at < 0) continue;
      const rest = links.filter((link) => link.text !== place);
      return [...withLinks(text.slice(0, at), rest), element('a', { href }, place),
        ...withLinks(text.slice(at + place.length), rest)];
    }
    return [text];
  }

  function faultItem({ severity, place, text, links }) {
    const word = element('span', { class: 'severity' }, severity);
    // As in a terminal: `place: severity: message`. What can't be read at all has no place.
    const said = text.startsWith(`${severity}: `) ? text.slice(severity.length) : `: ${text}`;
    const parts = place ? [...withLinks(`${place}: `, links), word] : [word];
    return element('li', { class: severity }, element('pre', {}, ...parts, ...withLinks(said, links)));
  }

  const host = document.createElement('tokensite-live');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  let report = { errors: 0, warnings: 0, diagnostics: [] };

  /** Which report the writer has closed, on this page and those after it. */
  const closed = {
    key: 'tokensite-closed-report',
    is(text) { try { return sessionStorage.getItem(this.key) === text; } catch { return false; } },
    set(text) { try { sessionStorage.setItem(this.key, text); } catch { } },
  };

  function showFaults(isOpen) {
    const { diagnostics, errors, warnings } = report;
    if (errors + warnings === 0) {
      host.remove();
      return;
    }
    const shown = errors > 0 ? 'error' : 'warning';
    const close = element('button', { type: 'button' }, 'Close');
    const items = diagnostics.map(faultItem);
    const left = errors + warnings - diagnostics.length;
    const faults = element('div', { class: 'faults', role: 'dialog', 'aria-label': 'Faults in the sources' },
      element('div', { class: 'head' }, element('h2', {}, headline(report)), close),
      element('ol', {}, ...items), ...(left > 0 ? [element('p', {}, `… and ${left} more`)] : []));
    const count = element('button', { type: 'button', class: `count ${shown}` }, headline(report));
    const open = (is) => {
      faults.hidden = !is;
      count.hidden = is;
    };
    open(isOpen);
    close.addEventListener('click', () => {
      closed.set(JSON.stringify(report));
      open(false);
    });
    count.addEventListener('click', () => open(true));
    root.replaceChildren(faults, count);
    // On <html>, not in <body>: a page's own rules for its children don't reach it.
    if (!host.isConnected) document.documentElement.append(host);
  }

  // Before the page's own keys.
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !host.isConnected) return;
    const faults = root.querySelector('.faults');
    if (faults.hidden) return;
    event.stopPropagation();
    faults.querySelector('button').click();
  }, { capture: true });

  // --- Events

  let events = null;

  function listen() {
    if (events) return;
    const query = new URLSearchParams({ path: decodeURI(location.pathname), document: state });
    events = new EventSource(`/-tokensite/events?${query.toString().replaceAll('+', '%20')}`);
    events.addEventListener('reload', () => location.reload());
    events.addEventListener('style-sheets', ({ data }) => swapStyleSheets(JSON.parse(data)));
    events.addEventListener('report', ({ data }) => {
      report = JSON.parse(data);
      showFaults(report.errors > 0 && !closed.is(JSON.stringify(report)));
    });
  }

  function stop() {
    events?.close();
    events = null;
  }

  // A browser has six connections to a server for all its tabs; those that nobody sees do without.
  // Whoever comes back is told what has changed meanwhile.
  function follow() {
    if (document.visibilityState === 'visible') listen();
    else stop();
  }
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', follow);
  follow();
})();
