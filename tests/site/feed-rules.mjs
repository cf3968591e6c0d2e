// What is wrong with a feed. Most rules, and their names, are those of the W3C's feed validator.
import { load } from 'cheerio';
import { readFeed } from './feed-readers.mjs';

export const rules = {
  TooLarge: 'a feed stays below a megabyte',
  BadCharacters: 'no control characters, no broken UTF-8',
  NotWellFormed: 'XML is well-formed, JSON parses',
  MissingElement: 'everything that the format requires is there',
  UnknownKey: 'JSON Feed: keys that the format does not know begin with _',
  MissingSelf: 'a feed names its own address',
  SelfDoesntMatchLocation: 'the address it names is where it lies',
  InvalidFullLink: 'links are absolute',
  ForeignPermalink: 'an entry links to its page on this site',
  InvalidPermalink: 'RSS: a guid says that it is no address',
  DuplicateValue: 'ids are unique',
  UnstableId: 'ids come from feed_id, so that they outlive a move of the site',
  InvalidRFC2822Date: 'RSS: dates like Wed, 02 Oct 2002 13:00:00 GMT',
  IncorrectDOW: 'RSS: the day of the week is that of the date',
  InvalidRFC3339Date: 'Atom, JSON Feed: dates like 2002-10-02T13:00:00Z',
  ImplausibleDate: 'dates lie in the age of the web',
  DuplicateUpdated: 'Atom: no two entries were updated at the same moment',
  OutOfOrder: 'newest first',
  TooManyEntries: 'at most 20 editions, or 50 items',
  InvalidContact: 'RSS: <author> holds an e-mail address; a name goes into dc:creator',
  ContainsHTML: 'titles are plain text',
  NeedDescriptionBeforeContent: 'RSS: description comes before content:encoded',
  ContainsRelRef: 'links and pictures in the content are absolute',
  SecurityRisk: 'nothing in the content that readers refuse: scripts, frames, forms',
};

const kilobytes = 1000;
const dangerous = 'script, iframe, frame, object, embed, applet, form, style, link, meta, base';

/** `where`: `path` in the output, `url` it is published at, `baseUrl` and `feedId` of the site. */
export function feedFaults(bytes, where) {
  const faults = [];
  const fault = (rule, detail) => {
    if (!(rule in rules)) throw new Error(`${rule} is no rule`);
    faults.push(`${where.path}: ${rule}: ${detail}`);
  };

  const text = bytes.toString();
  if (Buffer.byteLength(text) > 1000 * kilobytes) fault('TooLarge', `${Buffer.byteLength(text)} bytes`);
  // What a decoder cannot read becomes U+FFFD.
  for (const [bad] of text.matchAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/g)) {
    fault('BadCharacters', `U+${bad.codePointAt(0).toString(16).padStart(4, '0')}`);
  }

  let feed;
  try {
    feed = readFeed(where.path, text, fault);
  } catch (error) {
    fault('NotWellFormed', error.message);
    return faults;
  }
  checkFeed(feed, where, fault);
  for (const entry of feed.entries) checkEntry(entry, where, fault);
  checkOrder(feed.entries, fault);
  return faults;
}

function checkFeed(feed, where, fault) {
  if (!feed.self) fault('MissingSelf', 'no address of its own');
  else if (feed.self !== where.url) fault('SelfDoesntMatchLocation', `${feed.self} lies at ${where.url}`);
  checkLink(feed.home, where, fault);
  checkTitle(feed.title, fault);
  if (feed.id !== undefined) checkId(feed.id, where, fault);
  // A section's or a tag's feed lists items; only those of the whole site list editions.
  const most = where.path.includes('/') ? 50 : 20;
  if (feed.entries.length > most) fault('TooManyEntries', `${feed.entries.length} of ${most}`);
}

function checkEntry(entry, where, fault) {
  checkLink(entry.link, where, fault);
  checkId(entry.id, where, fault);
  checkTitle(entry.title, fault);
  if (!entry.html) fault('MissingElement', `${entry.id} has no content`);
  for (const html of [entry.summary, entry.html]) checkContent(html ?? '', entry.id, fault);
}

function checkLink(link, where, fault) {
  if (!link) fault('MissingElement', 'no link');
  else if (!/^https?:\/\/\w/.test(link)) fault('InvalidFullLink', link);
  else if (!link.startsWith(where.baseUrl)) fault('ForeignPermalink', link);
}

function checkId(id, where, fault) {
  if (!id) fault('MissingElement', 'no id');
  else if (!id.startsWith(where.feedId)) fault('UnstableId', `${id} does not begin with ${where.feedId}`);
}

function checkTitle(title, fault) {
  if (!title) fault('MissingElement', 'no title');
  else if (/<\/?[a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(title)) fault('ContainsHTML', title);
}

function checkContent(html, id, fault) {
  const $ = load(html, null, false);
  for (const { name, attribs } of $('*')) {
    const listed = attribs.srcset?.split(',').map((candidate) => candidate.trim()) ?? [];
    for (const address of [attribs.href, attribs.src, attribs.poster, attribs.cite, ...listed]) {
      if (address === undefined) continue;
      if (!/^[a-z][a-z\d+.-]*:/i.test(address)) fault('ContainsRelRef', `${id}: <${name}> ${address}`);
      if (/^\s*(javascript|vbscript|data:text)/i.test(address)) fault('SecurityRisk', `${id}: <${name}> ${address}`);
    }
    for (const handler of Object.keys(attribs).filter((key) => key.startsWith('on'))) {
      fault('SecurityRisk', `${id}: <${name} ${handler}>`);
    }
  }
  for (const { name } of $(dangerous)) fault('SecurityRisk', `${id}: <${name}>`);
}

function checkOrder(entries, fault) {
  const ids = new Set();
  let last;
  for (const { id, date } of entries) {
    if (ids.has(id)) fault('DuplicateValue', id);
    ids.add(id);
    if (last < date) fault('OutOfOrder', `${id} is newer than the one before it`);
    last = date;
  }
}
