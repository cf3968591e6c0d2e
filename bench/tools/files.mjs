// What the tools' modules share: writing a site, and asking a program for its version.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The part of a site that doesn't depend on the archive: bench/tools/<tool>/. */
export function copySkeleton(tool, folder) {
  cpSync(join(repository, 'bench/tools', tool), folder, { recursive: true });
}

/** The peers' pages use tokensite's own stylesheet, font, icon and script. */
export function copyAssets(folder) {
  cpSync(join(repository, 'themes/tokenizer/assets'), folder, { recursive: true });
}

export function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** YAML front matter. Keys without a value are left out. */
export function withFrontMatter(values, text) {
  const isThere = ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0);
  const lines = Object.entries(values).filter(isThere).map(([key, value]) => `${key}:${yaml(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${text}\n`;
}

// What YAML might take for something else is quoted: JSON is YAML.
const plainScalar = /^(\d+|\d{4}-\d\d-\d\d(T[\d:]+Z)?|https:\/\/[\w./-]+|[a-z\d][a-z\d-]*|[A-Z][a-z]+ [A-Z][a-z]+)$/;
const scalar = (value) => (plainScalar.test(value) ? value : JSON.stringify(value));

function yaml(value) {
  if (Array.isArray(value)) return ` [${value.map(scalar).join(', ')}]`;
  if (typeof value !== 'object') return ` ${scalar(value)}`;
  return Object.entries(value).map(([key, text]) => `\n  ${key}: ${scalar(text)}`).join('');
}

/** When an item appeared, or at place 0 the edition: newest first is then the order on the page. */
export function moment(edition, place = 0) {
  const time = Date.parse(`${edition.date}T12:00:00Z`) - place * 1000;
  return new Date(time).toISOString().replace('.000', '');
}

/** Of what a program prints about itself; empty if it isn't there. */
export function firstLineOf(program, ...args) {
  return (spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '').split('\n')[0].trim();
}
