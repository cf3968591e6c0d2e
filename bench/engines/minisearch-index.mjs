// node minisearch-index.mjs FOLDER INDEX: an index of the items in FOLDER/*.json, the API of a built site.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { options } from './minisearch/options.mjs';

const summaryLength = 200;

const [folder, file] = process.argv.slice(2);
const engine = new MiniSearch(options);
for (const name of readdirSync(folder)) {
  const { number, items } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  engine.addAll(items.map(({ id, title, content_text: text, tags, authors, section, host }) => ({
    id: `${number}/${id}`, title, text, summary: text.slice(0, summaryLength), tags: tags.join(' '),
    authors: authors.join(', '), section, host,
  })));
}
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(engine));
