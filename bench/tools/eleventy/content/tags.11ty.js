import { pageHead, tagCloud } from '../_includes/parts.js';

export const data = {
  layout: 'layout.11ty.js',
  title: 'Tags',
  description: 'Everything The Tokenizer has recommended, by topic.',
};

export const render = ({ title, description, collections }) => `${pageHead({ title, description })}
${tagCloud(collections.lists)}`;
