import { emoji, escape, firstPages, href, itemRows, pageHead, sections } from '../_includes/parts.js';

export const data = {
  layout: 'layout.11ty.js',
  title: 'Sections',
  description: 'The sections of The Tokenizer and what is new in each.',
};

const latest = ({ url, id, title, items, total }) => `<section class="rows" data-hue="${sections.get(id).hue}">
<h2>${emoji(sections.get(id))} <a href="${href(url)}">${escape(title)}</a> <span class="count small">${total}</span></h2>
${itemRows(items.slice(0, 3))}</section>
`;

export const render = ({ title, description, collections }) => `${pageHead({ title, description })}
${firstPages(collections.lists, 'sections').map(latest).join('')}`;
