// RSS 2.0, Atom and JSON Feed 1.1, read into one shape:
// `{ id, title, home, self, entries: [{ id, title, link, date, summary, html }] }`.
// What only one format can get wrong is found here; feed-rules.mjs judges the rest.
import { parseXml } from './xml.mjs';

const atom = 'http://www.w3.org/2005/Atom';
const content = 'http://purl.org/rss/1.0/modules/content/';

export function readFeed(path, text, fault) {
  if (path.endsWith('.json')) return readJsonFeed(JSON.parse(text), fault);
  const root = parseXml(text);
  return root.name === 'feed' ? readAtom(root, fault) : readRss(root, fault);
}

function readRss(rss, fault) {
  const channel = rss.first('channel');
  if (rss.attributes.version !== '2.0') fault('MissingElement', 'rss has no version="2.0"');
  if (!channel.first('description')?.text) fault('MissingElement', 'channel has no description');
  for (const name of ['pubDate', 'lastBuildDate']) {
    for (const date of channel.all(name)) rfc2822(date.text, fault);
  }
  return {
    title: channel.first('title')?.text,
    home: channel.first('link')?.text,
    self: channel.all('link', atom).find((link) => link.attributes.rel === 'self')?.attributes.href,
    entries: channel.all('item').map((item) => readRssItem(item, fault)),
  };
}

function readRssItem(item, fault) {
  const guid = item.first('guid');
  const [description, encoded] = [item.first('description'), item.first('encoded', content)];
  if (guid && guid.attributes.isPermaLink !== 'false') fault('InvalidPermalink', guid.text);
  if (encoded && !(item.children.indexOf(description) < item.children.indexOf(encoded))) {
    fault('NeedDescriptionBeforeContent', guid?.text);
  }
  if (!description) fault('MissingElement', `${guid?.text} has no description`);
  if (!item.first('pubDate')) fault('MissingElement', `${guid?.text} has no pubDate`);
  for (const author of item.all('author')) {
    if (!/^\S+@\S+ \(.+\)$/.test(author.text)) fault('InvalidContact', author.text);
  }
  return {
    id: guid?.text,
    title: item.first('title')?.text,
    link: item.first('link')?.text,
    date: rfc2822(item.first('pubDate')?.text, fault),
    summary: description?.text,
    html: encoded?.text,
  };
}

function readAtom(feed, fault) {
  if (feed.namespace !== atom) fault('MissingElement', 'feed is not in the Atom namespace');
  const entries = feed.all('entry').map((entry) => readAtomEntry(entry, feed, fault));
  const moments = entries.map(({ updated }) => updated);
  for (const [place, moment] of moments.entries()) {
    if (moments.indexOf(moment) !== place) fault('DuplicateUpdated', entries[place].id);
  }
  rfc3339(feed.first('updated')?.text, fault);
  return { ...atomBasics(feed), home: atomLink(feed, 'alternate'), self: atomLink(feed, 'self'), entries };
}

function readAtomEntry(entry, feed, fault) {
  const { id, title } = atomBasics(entry);
  const author = entry.first('author') ?? feed.first('author');
  if (!author?.first('name')?.text) fault('MissingElement', `${id} has no author`);
  const html = entry.first('content');
  if (html && html.attributes.type !== 'html') fault('MissingElement', `the content of ${id} has no type="html"`);
  const updated = rfc3339(entry.first('updated')?.text, fault);
  const published = entry.first('published');
  return {
    id,
    title,
    link: atomLink(entry, 'alternate'),
    date: published ? rfc3339(published.text, fault) : updated,
    updated,
    summary: entry.first('summary')?.text,
    html: html?.text,
  };
}

const atomBasics = (element) => ({ id: element.first('id')?.text ?? '', title: element.first('title')?.text });

const atomLink = (element, relation) =>
  element.all('link').find(({ attributes }) => (attributes.rel ?? 'alternate') === relation)?.attributes.href;

const jsonFeedKeys = ['version', 'title', 'home_page_url', 'feed_url', 'description', 'user_comment', 'next_url', 'icon',
                      'favicon', 'authors', 'language', 'expired', 'hubs', 'items'];
const jsonItemKeys = ['id', 'url', 'external_url', 'title', 'content_html', 'content_text', 'summary', 'image',
                      'banner_image', 'date_published', 'date_modified', 'authors', 'tags', 'language', 'attachments'];

function readJsonFeed(feed, fault) {
  if (feed.version !== 'https://jsonfeed.org/version/1.1') fault('MissingElement', `version is ${feed.version}`);
  if (!Array.isArray(feed.items)) fault('MissingElement', 'no items');
  checkKeys(feed, jsonFeedKeys, fault);
  return {
    title: feed.title,
    home: feed.home_page_url,
    self: feed.feed_url,
    entries: (feed.items ?? []).map((item) => readJsonItem(item, fault)),
  };
}

function readJsonItem(item, fault) {
  checkKeys(item, jsonItemKeys, fault);
  if (typeof item.id !== 'string') fault('MissingElement', `the id ${item.id} is no string`);
  if (!/^https?:\/\/\w/.test(item.external_url ?? item.url)) fault('InvalidFullLink', item.external_url);
  if (item.date_modified !== undefined) rfc3339(item.date_modified, fault);
  return {
    id: String(item.id ?? ''),
    title: item.title,
    link: item.url,
    date: rfc3339(item.date_published, fault),
    summary: item.summary,
    html: item.content_html ?? item.content_text,
  };
}

function checkKeys(object, known, fault) {
  for (const key of Object.keys(object)) {
    if (!known.includes(key) && !key.startsWith('_')) fault('UnknownKey', key);
  }
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The moment in milliseconds, or undefined. */
function rfc2822(text = '', fault) {
  const match = text.match(/^([A-Z][a-z]{2}), (\d\d) ([A-Z][a-z]{2}) (\d{4}) \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/);
  const [, dayOfWeek, day, month, year] = match ?? [];
  const date = new Date(Date.UTC(year, months.indexOf(month), day));
  if (date.getUTCDate() !== Number(day) || !months.includes(month)) return void fault('InvalidRFC2822Date', text);
  if (days[date.getUTCDay()] !== dayOfWeek) fault('IncorrectDOW', text);
  return plausible(text, fault);
}

function rfc3339(text = '', fault) {
  const [, day] = text.match(/^\d{4}-\d\d-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/) ?? [];
  // The 30th of February parses as the 2nd of March.
  const exists = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
  if (!exists || Number.isNaN(Date.parse(text))) return void fault('InvalidRFC3339Date', text);
  return plausible(text, fault);
}

// No comparison with today: what passes must not depend on when the tests run.
function plausible(text, fault) {
  const moment = Date.parse(text);
  const year = new Date(moment).getUTCFullYear();
  if (year < 1991 || year > 2100) fault('ImplausibleDate', text);
  return moment;
}
