import { editionBody, editionHead, editionRows, escape, href } from './parts.js';

export const data = { layout: 'layout.11ty.js' };

export function render({ collections }) {
  const [newest, ...earlier] = [...collections.editions].reverse();
  return `<div class="edition h-feed">
<header class="title-block">
${editionHead(newest)}
<h2 class="title"><a class="p-name u-url" href="${href(newest.edition.url)}">${escape(newest.edition.data.title)}</a></h2>
</header>
${editionBody(newest)}
</div>
<section class="archive">
<h2>Earlier editions</h2>
${editionRows(earlier)}
</section>`;
}
