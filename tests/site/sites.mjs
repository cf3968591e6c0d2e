// The built sites that the tests read: this repository's own archive and the examples.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Site } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

function readSite(name, source, output) {
  const files = new Map();
  const read = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) read(path);
      else files.set(relative(output, path).split(sep).join('/'), readFileSync(path));
    }
  };
  read(output);
  const site = new Site(name, readFileSync(join(source, 'tokensite.yml'), 'utf8'), files);
  site.folder = output;
  return site;
}

/** The repository's own archive. */
export const archive = readSite('archive', root, join(root, 'public'));

const examples = readdirSync(join(root, 'build/sites')).map((name) =>
  readSite(name, join(root, 'examples', name), join(root, 'build/sites', name)));

export const sites = [archive, ...examples];
