import { href } from '../_includes/parts.js';

export const data = { permalink: '/search.json', eleventyExcludeFromCollections: true };

export const render = ({ collections }) => JSON.stringify(
  collections.newest.map(({ url, data: { title, tags, section, description } }) =>
    ({ title, url: href(url), tags, section, description })));
