// Writes the texts of the made-up archive: sentences that parse, about nothing.
import { adjectives, adverbs, codes, firstNames, lastNames, nouns, plurals, verbs } from './words.mjs';

const lineLength = 100;
const longestSentence = 18;

export const hosts = nouns.slice(0, 80).map((noun) => `${noun.replaceAll(' ', '-')}.example`);

export function makeWriter({ between, pick, chance }) {
  const adjective = () => pick(adjectives);
  const noun = () => pick(nouns);
  const many = () => pick(plurals);
  const verb = () => pick(verbs);
  const adverb = () => pick(adverbs);

  const sentences = [
    () => `The ${adjective()} ${noun()} ${verb()} ${adjective()} ${many()} ${adverb()}.`,
    () => `Where ${many()} once needed ${one(noun())}, the ${noun()} now ${verb()} them ${adverb()}.`,
    () => `On ${between(12, 990)} ${many()}, the ${noun()} ${verb()} its ${adjective()} rival by ${between(2, 60)}%.`,
    () => `It ${verb()} the ${noun()}, keeps the ${adjective()} ${many()}, and leaves the ${noun()} alone.`,
    () => `Nobody expected ${many()} to survive ${one(`${adjective()} ${noun()}`)}, yet here they do.`,
    () => `Read it for the ${adjective()} ${many()}, and stay for the ${noun()}.`,
    () => `What remains is ${one(noun())} that any team with ${between(2, 64)} ${many()} can run ${adverb()}.`,
    () => `Treat the ${many()} as a best case, and measure your own ${noun()} before you plan around them.`,
    () => `Two ${many()} disagree about the ${noun()}; the ${adjective()} one turns out to be right.`,
    () => `The price is ${one(`${adjective()} ${noun()}`)}: ${many()} take longer, and the ${noun()} forgets them.`,
    () => `With fewer ${many()} the ${noun()} still ${verb()} its teacher, which says something about ${many()}.`,
    () => `Most ${many()} hide behind ${one(noun())}, and this ${noun()} ${verb()} them one by one.`,
  ];
  const sentencesWithMarkup = [
    () => `The surprise is **${one(`${adjective()} ${noun()}`)}** that ${verb()} ${many()} ${adverb()}.`,
    () => `Set \`${pick(codes)}\` and the ${noun()} ${verb()} ${many()}; leave it out and ${many()} return.`,
    () => `Its [${adjective()} ${noun()}](https://${pick(hosts)}/${between(1000, 9999)}) comes with ${many()}.`,
  ];
  const titles = [
    () => `${adjective()} ${noun()} ${verb()} ${many()}`,
    () => `${adjective()} ${many()} for ${one(noun())}`,
    () => `how the ${noun()} ${verb()} ${adjective()} ${many()}`,
    () => `${noun()}-${between(2, 9)}: ${adjective()} ${many()} without ${many()}`,
    () => `${many()}, ${many()}, and the ${adjective()} ${noun()}`,
    () => `a guide to ${adjective()} ${many()} under ${one(`${adjective()} ${noun()}`)}`,
    () => `what ${between(12, 90)} ${many()} taught the ${noun()} about ${adjective()} ${many()}`,
  ];
  const themes = [
    () => `${adjective()} ${many()}`,
    () => `${one(noun())} that ${verb()} ${many()}`,
    () => `inside the ${noun()}`,
  ];

  const paragraph = (least, most, made = []) => {
    const aim = between(least, most - longestSentence);
    while (wordsIn(made.join(' ')) < aim) made.splice(between(0, made.length), 0, pick(sentences)());
    return wrapped(made.join(' '));
  };
  const bullet = () => `- ${capital(adjective())} ${many()} for ${one(noun())}`;

  return {
    name: () => `${pick(firstNames)} ${pick(lastNames)}`,
    title: () => titled(pick(titles)()),
    theme: () => titled(pick(themes)()),
    line: () => capital(`${adjective()} ${many()}, ${one(`${adjective()} ${noun()}`)}, and ${many()} ${adverb()}.`),
    intro: () => `${paragraph(45, 70)}\n\n${paragraph(35, 60)}`,
    /** 55 to 90 words in one or two paragraphs; one in eight has a list. */
    body: () => {
      const marked = sentencesWithMarkup.filter(() => chance(0.5)).map((make) => make());
      if (chance(0.125)) return `${paragraph(40, 70, marked)}\n\n${bullet()}\n${bullet()}\n${bullet()}`;
      if (chance(0.6)) return paragraph(55, 90, marked);
      return `${paragraph(30, 54, marked)}\n\n${paragraph(25, 36, [pick(sentences)()])}`;
    },
  };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const titled = (text) => capital(text.replace(/\b(?!(?:a|an|and|about|by|for|of|the|to)\b)[a-z]/g, capital));
const one = (text) => `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`;
const wordsIn = (text) => text.split(/\s+/).filter(Boolean).length;

function wrapped(text) {
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length <= lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
