import { sectionTiles } from '../_includes/parts.js';

export const data = { layout: 'layout.11ty.js', title: 'Page not found', permalink: '/404.html' };

export const render = ({ collections }) => `<header class="title-block">
<p class="kicker small">404</p>
<h1 class="title">Page not found</h1>
<p class="subtitle">The page may have moved, or the address has a slip in it. These are the ways in.</p>
</header>
<section class="way">
<h2>Sections</h2>
${sectionTiles(collections.lists)}
</section>`;
