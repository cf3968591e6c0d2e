import { editionRows, pageHead } from '../_includes/parts.js';

export const data = {
  layout: 'layout.11ty.js',
  title: 'All editions',
  description: 'Every edition of The Tokenizer, newest first.',
};

export function render({ title, description, collections }) {
  const years = new Map();
  for (const entry of [...collections.editions].reverse()) {
    const year = entry.edition.date.getUTCFullYear();
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(entry);
  }
  return `${pageHead({ title, description })}
${[...years].map(([year, entries]) => `<section class="archive">
<h2>${year}</h2>
${editionRows(entries)}
</section>
`).join('')}`;
}
