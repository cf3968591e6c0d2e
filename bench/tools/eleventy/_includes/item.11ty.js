import { chips, emoji, escape, host, href, itemRows, published, sections, time } from './parts.js';

export const data = { layout: 'layout.11ty.js' };

export function render({ title, content, link, tags, authors, published: date, place, section: id, edition: number, page, collections }) {
  const section = sections.get(id);
  const { edition, items } = collections.editions[number - 1];
  const previous = items[place - 2];
  const next = items[place];
  return `<article class="single h-entry" data-hue="${section.hue}">
<nav class="crumbs small" aria-label="You are here">
<ol class="flow">
<li><a href="/tokenizer/editions/">Editions</a></li>
<li><a href="${href(edition.url)}">Edition ${number}</a></li>
<li><a href="${href(edition.url)}#${id}">${emoji(section)} ${escape(section.title)}</a></li>
</ol>
</nav>
<h1 class="title p-name">${escape(title)}</h1>
<div class="with-rail">
<ul class="facts small">
<li>${time(page.date)}</li>
<li>${escape(edition.data.title)}</li>
${authors ? `<li class="p-author">${escape(authors.join(', '))}</li>` : ''}
<li>${published(date)}</li>
</ul>
<div class="column">
<p class="go"><a class="u-bookmark-of" href="${escape(link)}"><span>Continue to <b>${host(link)}</b></span></a></p>
<div class="e-content prose lead">${content}</div>
${chips(tags)}
<p class="copies small flow"><a class="u-url" href="${href(page.url)}">Permalink</a></p>
</div>
</div>
</article>
<nav class="neighbours" aria-label="In this edition">
<ul>
${previous ? `<li class="back"><a rel="prev" href="${href(previous.url)}"><span class="label small">Previous</span> <span class="name">${escape(previous.data.title)}</span></a></li>` : ''}
${next ? `<li class="forth"><a rel="next" href="${href(next.url)}"><span class="label small">Next</span> <span class="name">${escape(next.data.title)}</span></a></li>` : ''}
</ul>
</nav>
<section class="rows">
<h2>More of this edition</h2>
${itemRows(items.filter(({ url }) => url !== page.url).slice(0, 5))}</section>`;
}
