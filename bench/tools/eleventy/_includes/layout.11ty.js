import { absolute, escape, href, isoDate, site } from './parts.js';

const places = ['editions', 'sections', 'tags', 'search', 'feeds'];

const jsonLd = ({ title, description, link, edition, page, collections }) => {
  const whole = collections.editions[edition - 1].edition;
  const crumb = (name, item, index) => ({ '@type': 'ListItem', position: index + 1, name, item });
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    datePublished: isoDate(page.date),
    author: { '@type': 'Organization', name: site.author },
    mainEntity: { '@type': 'CreativeWork', name: title, url: link },
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: [
        crumb(site.title, site.url, 0),
        crumb(whole.data.title, absolute(whole.url), 1),
        crumb(title, absolute(page.url), 2),
      ],
    },
    name: title,
    description,
    url: absolute(page.url),
    inLanguage: 'en',
  }).replaceAll('<', '\\u003c');
};

const head = (data) => {
  const { title, page, section } = data;
  const isHome = page.url === '/';
  const description = escape(data.description ?? site.tagline);
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isHome ? '' : `${escape(title)} · `}${site.title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Eleventy">
<meta name="author" content="${site.author}">
<script src="/tokenizer/assets/theme.js"></script>
<link rel="preload" href="/tokenizer/assets/faustina.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/tokenizer/assets/style.css">
<link rel="icon" href="/tokenizer/assets/icon.svg" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" title="${site.title}" href="${site.url}feed.xml">
<link rel="canonical" href="${absolute(page.url)}">
<meta property="og:site_name" content="${site.title}">
<meta property="og:title" content="${escape(isHome ? site.title : title)}">
<meta property="og:type" content="${section ? 'article' : 'website'}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${absolute(page.url)}">
<meta name="twitter:card" content="summary">
${section ? `<script type="application/ld+json">${jsonLd(data)}</script>` : ''}`;
};

const header = ({ page }) => {
  const isHome = page.url === '/';
  const place = page.url.split('/')[1];
  const link = (name) =>
    `<li><a href="${href(`/${name}/`)}"${name === place ? ' aria-current="true"' : ''}>${name[0].toUpperCase()}${name.slice(1)}</a></li>`;
  return `<header class="site-header${isHome ? ' masthead' : ''}">
<div class="brand">
${isHome ? `<h1 class="wordmark"><span>${site.title}</span></h1>
<p class="tagline">${escape(site.tagline)}</p>` : `<p class="wordmark"><a href="/tokenizer/">${site.title}</a></p>`}
</div>
<nav class="site-nav small" aria-label="Site">
<ul>
${places.map(link).join('\n')}
</ul>
</nav>
<button class="theme-toggle" type="button" hidden aria-pressed="false" aria-label="Dark theme"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"></circle><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"></path></svg></button>
</header>`;
};

const footer = `<footer class="site-footer small">
<p><strong>${site.title}</strong><span class="dot"> · </span>${escape(site.tagline)}</p>
<ul class="flow">
<li><a href="/tokenizer/about/">About</a></li>
<li><a href="/tokenizer/feed.xml">RSS</a></li>
</ul>
<p class="fine">Edited by ${site.author}<span class="dot"> · </span>Made with Eleventy</p>
</footer>`;

export const render = (data) => `<!doctype html>
<html lang="en">
<head>
${head(data)}
</head>
<body>
<a class="skip" href="#main_content">Skip to content</a>
${header(data)}
<main id="main_content" tabindex="-1">
${data.content}
</main>
${footer}
</body>
</html>
`;
