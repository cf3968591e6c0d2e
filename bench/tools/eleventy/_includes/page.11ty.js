import { escape } from './parts.js';

export const data = { layout: 'layout.11ty.js' };

export const render = ({ title, content }) => `<article class="free">
<h1 class="title">${escape(title)}</h1>
<div class="column prose lead">${content}</div>
</article>`;
