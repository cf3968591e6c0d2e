// What holds for the links of a whole site. Each rule takes a Site and gives a list of faults.

/** Attributes that hold an address. */
const addressAttributes = ['href', 'src', 'poster', 'action', 'formaction', 'data', 'cite', 'xlink:href'];

/** Elements whose address the browser fetches by itself; and the kinds of <link> it fetches. */
const fetching = new Set(['img', 'script', 'iframe', 'embed', 'object', 'video', 'audio', 'source', 'track', 'image',
                          'use', 'input']);
const fetchedLinks = /\b(stylesheet|icon|preload|modulepreload|prefetch|manifest|apple-touch-icon)\b/;

/** Every address on a page: `{ address, element, fetched }`. */
function* addresses($) {
  for (const element of $('*')) {
    const { name, attribs } = element;
    const fetched = fetching.has(name) || (name === 'link' && fetchedLinks.test(attribs.rel));
    for (const attribute of addressAttributes) {
      if (attribs[attribute] !== undefined) yield { address: attribs[attribute], element: name, fetched };
    }
    for (const candidate of attribs.srcset?.split(',') ?? []) {
      yield { address: candidate.trim().split(/\s+/)[0], element: name, fetched: true };
    }
    for (const address of cssAddresses(attribs.style ?? '')) yield { address, element: name, fetched: true };
    if (name === 'style') {
      for (const address of cssAddresses($(element).text())) yield { address, element: name, fetched: true };
    }
    if (name === 'meta' && attribs['http-equiv']?.toLowerCase() === 'refresh') {
      yield { address: attribs.content.replace(/^[^=]*=\s*/, ''), element: name, fetched: false };
    }
  }
}

function cssAddresses(css) {
  const found = css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g);
  return [...found].map((match) => match[1] ?? match[2]);
}

/** Every address in the site's pages and style sheets, with where it stands. */
function* allAddresses(site) {
  for (const path of site.paths('.html')) {
    for (const found of addresses(site.page(path))) yield { path, ...found };
  }
  for (const path of site.paths('.css')) {
    for (const address of cssAddresses(site.text(path))) yield { path, address, element: 'css', fetched: true };
  }
}

/** Without what keeps the HTML in a feed from being XML: twice, for a link's own & is escaped again. */
function unescaped(text) {
  const characters = { '#x22': '"', '#x26': '&', '#x27': "'", '#x3c': '<', '#x3e': '>',
                       quot: '"', amp: '&', lt: '<', gt: '>' };
  const once = (escaped) => escaped.replace(/&([#\w]+);/g, (whole, name) => characters[name.toLowerCase()] ?? whole);
  return once(once(text));
}

const isOnSite = (site, url) => url.href.startsWith(site.baseUrl);

/** What is wrong with an address of this site's, or nothing. */
function destinationFault(site, url) {
  const path = site.pathOf(url.href);
  if (!site.files.has(path)) return 'leads nowhere';
  const id = decodeURIComponent(url.hash.slice(1));
  if (id === '' || !path.endsWith('.html')) return null;
  const isThere = site.page(path)('[id]').toArray().some((element) => element.attribs.id === id);
  return isThere ? null : 'has an anchor that is not there';
}

/** Links, assets, anchors, feeds and canonical addresses in pages and style sheets lead somewhere. */
export function brokenLinks(site) {
  const faults = [];
  const origin = new URL(site.baseUrl).origin;
  for (const { path, address, element } of allAddresses(site)) {
    let url;
    try {
      url = new URL(address, site.urlOf(path));
    } catch {
      faults.push(`${path}: <${element}> ${address} is not an address`);
      continue;
    }
    if (url.protocol === 'javascript:') faults.push(`${path}: <${element}> ${address} is a script`);
    if (url.origin !== origin) continue;
    const fault = isOnSite(site, url) ? destinationFault(site, url) : 'leaves the base path';
    if (fault) faults.push(`${path}: <${element}> ${address} ${fault}`);
  }
  return faults;
}

/**
 * Where any text file names an address at the site's own origin (sitemap, feeds, JSON, Markdown,
 * Open Graph, JSON-LD …), it is one of this site's.
 */
export function brokenOwnAddresses(site) {
  const faults = [];
  const { origin } = new URL(site.baseUrl);
  const own = new RegExp(`${origin.replaceAll('.', '\\.')}(?![\\w.:-])[^\\s"'<>)\\]\\\\]*`, 'g');
  for (const path of [...site.files.keys()].filter((name) => /\.(html|xml|json|md|txt|js|css)$/.test(name))) {
    for (const [written] of unescaped(site.text(path)).matchAll(own)) {
      // A search description's address has a placeholder where the query goes.
      const url = new URL(written.replace(/[.,;:`*]+$/, '').replace(/\?.*\{.*$/, ''));
      const fault = isOnSite(site, url) ? destinationFault(site, url) : 'lacks the base path';
      if (fault) faults.push(`${path}: ${url.href} ${fault}`);
    }
  }
  return faults;
}

/** Nothing is fetched from another host: no tracker, no font service, no picture that may vanish. */
export function foreignResources(site) {
  return [...allAddresses(site)]
    .filter(({ fetched, address }) => fetched && !address.startsWith('data:'))
    .filter(({ path, address }) => !isOnSite(site, new URL(address, site.urlOf(path))))
    .map(({ path, address, element }) => `${path}: <${element}> fetches ${address}`);
}

/** An id stands once on a page. */
export function duplicateIds(site) {
  return site.paths('.html').flatMap((path) => {
    const ids = site.page(path)('[id]').toArray().map((element) => element.attribs.id);
    const twice = new Set(ids.filter((id, place) => ids.indexOf(id) !== place));
    return [...twice].map((id) => `${path}: the id ${id} stands more than once`);
  });
}

const isRedirect = ($) => $('meta[http-equiv=refresh i]').length > 0;

/** Every page can be reached from home by links; not the 404 page, nor addresses of old that only redirect. */
export function unreachablePages(site) {
  const seen = new Set(['index.html']);
  for (const path of seen) {
    for (const element of site.page(path)('a[href]')) {
      const url = new URL(element.attribs.href, site.urlOf(path));
      if (!isOnSite(site, url)) continue;
      const target = site.pathOf(url.href);
      if (target.endsWith('.html') && site.files.has(target)) seen.add(target);
    }
  }
  return site.paths('.html')
    .filter((path) => path !== '404.html' && !isRedirect(site.page(path)) && !seen.has(path))
    .map((path) => `${path}: no way leads here from home`);
}
