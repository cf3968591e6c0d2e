import { escape, href, itemRows } from '../_includes/parts.js';

export const data = {
  layout: 'layout.11ty.js',
  pagination: { data: 'collections.lists', size: 1, alias: 'list' },
  permalink: ({ list }) => list.url,
  eleventyComputed: { title: ({ list }) => list.title },
};

export const render = ({ list }) => `<div class="h-feed">
<header class="title-block">
<p class="kicker small"><a href="${href(`/${list.folder}/`)}">${list.folder[0].toUpperCase()}${list.folder.slice(1)}</a></p>
<h1 class="title"><mark class="p-name">${escape(list.title)}</mark></h1>
</header>
<section class="rows">
<h2 class="tally small">${list.total} items</h2>
${itemRows(list.items)}</section>
</div>
<nav class="pagination small flow" aria-label="Pages">
${list.newer ? `<a rel="prev" href="${href(list.newer)}">Newer</a>` : ''}
<span>Page ${list.number} of ${list.count}</span>
${list.older ? `<a rel="next" href="${href(list.older)}">Older</a>` : ''}
</nav>`;
