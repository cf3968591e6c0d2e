import { editionRows, pageHead, sectionTiles, tagCloud } from '../_includes/parts.js';

export const data = {
  layout: 'layout.11ty.js',
  title: 'Search',
  description: 'Find your way through the archive, by section, by topic, by edition.',
};

export const render = ({ title, description, collections }) => `${pageHead({ title, description })}
<section class="way">
<h2>Sections</h2>
${sectionTiles(collections.lists)}
</section>
<section class="way">
<h2>Tags</h2>
${tagCloud(collections.lists)}
</section>
<section class="archive">
<h2>Editions</h2>
${editionRows([...collections.editions].reverse())}
</section>`;
