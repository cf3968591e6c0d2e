// The same for building the index and for searching it.
export const options = {
  fields: ['title', 'tags', 'text', 'authors', 'section', 'host'],
  storeFields: ['title', 'summary'],
  searchOptions: { boost: { title: 4, tags: 2, authors: 2 }, prefix: true, fuzzy: 0.2 },
};
