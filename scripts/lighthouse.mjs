// Lighthouse on the five kinds of pages that readers see most, as a table.
//   node scripts/lighthouse.mjs [FOLDER]    the built site; default: public/
import { archive } from '../tests/browser/browser.mjs';
import { audit, forms, pages } from '../tests/browser/lighthouse.mjs';

console.log('| page | form | performance | accessibility | best practices | SEO | layout shift | LCP ms | wire kB |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
await audit(process.argv[2] ?? archive, pages, Object.keys(forms), (row) => {
  const { performance, accessibility, seo } = row.scores;
  console.log(`| ${row.page} | ${row.form} | ${performance} | ${accessibility} | ${row.scores['best-practices']} | ${seo} `
    + `| ${row.shift} | ${Math.round(row.paint)} | ${(row.bytes / 1000).toFixed(1)} |`);
  for (const fault of row.faults) console.log(`    ${fault}`);
});
