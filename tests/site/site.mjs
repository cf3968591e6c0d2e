// A built site: its files in memory, so that a test of the rules can make one up.
import { load } from 'cheerio';

export class Site {
  #pages = new Map();

  /** `files`: path in the output → Buffer or string. `config`: the text of tokensite.yml. */
  constructor(name, config, files) {
    this.name = name;
    this.baseUrl = setting(config, 'base_url');
    this.feedId = setting(config, 'feed_id');
    this.tagline = setting(config, 'tagline');
    this.files = files;
  }

  text(path) {
    return this.files.get(path).toString();
  }

  /** The parsed page; parsed once, for most tests look at all of them. */
  page(path) {
    if (!this.#pages.has(path)) this.#pages.set(path, load(this.text(path)));
    return this.#pages.get(path);
  }

  paths(extension) {
    return [...this.files.keys()].filter((path) => path.endsWith(extension));
  }

  /** The address a file is published at; a folder's index.html is the folder. */
  urlOf(path) {
    return new URL(path.replace(/(^|\/)index\.html$/, '$1'), this.baseUrl).href;
  }

  /** The output path behind an address below the base URL, whether there is such a file or not. */
  pathOf(url) {
    const { origin, pathname } = new URL(url);
    const path = decodeURIComponent((origin + pathname).slice(this.baseUrl.length));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  }
}

// Two plain lines of a file that we wrote ourselves: no reason for a YAML parser.
function setting(config, key) {
  const value = config.match(new RegExp(`^${key}:[ \t]*(.*?)[ \t]*(?:[ \t]#.*)?$`, 'm'))?.[1];
  return value?.replace(/^(["'])(.*)\1$/, '$2');
}
