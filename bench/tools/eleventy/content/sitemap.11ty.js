import { absolute } from '../_includes/parts.js';

export const data = { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true };

const location = (url) => `<url><loc>${absolute(url)}</loc></url>
`;

// Of a pagination, collections hold the first page.
export function render({ collections }) {
  const pages = collections.all.map(({ url }) => url).filter((url) => url.endsWith('/'));
  const lists = collections.lists.map(({ url }) => url);
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...new Set([...pages, ...lists])].map(location).join('')}</urlset>
`;
}
