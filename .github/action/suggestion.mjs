// What the issue form "Suggest a link" holds, as GitHub writes it into an issue's text. Anybody may
// have typed it, with or without the form: it is data, and whatever isn't fit is refused.

/** The labels of the form's fields, in its order. The last takes all that follows it, headings too. */
export const fields = ['Link', 'Title', 'Section', 'Why'];

/** What the form's list says in place of a section. */
export const anySection = 'Wherever it fits';

/** Control characters, and those that make text run the other way: whoever reviews it wouldn't see them. */
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const unseenInText = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** `{link, title, section, why}`, or `{fault}`: a sentence for whoever suggested it. */
export function parseSuggestion(body) {
  const texts = splitFields(String(body ?? '').replaceAll('\r\n', '\n'));
  if (!texts) return { fault: 'The text of this issue is not that of the form “Suggest a link”.' };
  const [link, title, section, why] = texts;
  if (!/^https?:\/\/[^\s\p{C}]+$/iu.test(link)) {
    return { fault: 'The field “Link” has to hold one address that begins with http:// or https://.' };
  }
  for (const [name, text, limit] of [['Link', link, 2000], ['Title', title, 300], ['Section', section, 100], ['Why', why, 4000]]) {
    if (text.length > limit) return { fault: `The field “${name}” holds more than ${limit} characters.` };
  }
  for (const [name, text] of [['Title', title], ['Section', section]]) {
    if (unseen.test(text)) return { fault: `The field “${name}” has to be one line of plain text.` };
  }
  return { link, title, section: section === anySection ? '' : section, why: why.replaceAll(unseenInText, '') };
}

/** The fields' texts in their order, empty where nothing was typed; null if they aren't there. */
function splitFields(body) {
  const starts = [];
  let from = 0;
  for (const label of fields) {
    const heading = new RegExp(`^### ${label} *$`, 'gm');
    heading.lastIndex = from;
    const found = heading.exec(body);
    if (!found) return null;
    starts.push({ heading: found.index, text: heading.lastIndex });
    from = heading.lastIndex;
  }
  return starts.map(({ text }, i) => {
    const typed = body.slice(text, starts[i + 1]?.heading ?? body.length).trim();
    return typed === '_No response_' ? '' : typed;
  });
}
