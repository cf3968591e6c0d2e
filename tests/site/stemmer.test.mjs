// The stemmers of the theme agree with libstemmer, which the index is made with, on every word of the
// vocabularies that Snowball publishes, with and without accents, on the words of this repository's own
// archive, and on words that were made up to have many suffixes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeRandom } from '../../bench/archive/random.mjs';
import { stem as unchanged } from '../../themes/tokenizer/scripts/search/stemmer.js';
import { stem as german } from '../../themes/tokenizer/scripts/search/stemmer.de.js';
import { stem as english } from '../../themes/tokenizer/scripts/search/stemmer.en.js';
import { stem as french } from '../../themes/tokenizer/scripts/search/stemmer.fr.js';

const madeUpWords = 100_000;
const content = fileURLToPath(new URL('../../content/', import.meta.url));

/** Of Debian's package snowball-data. */
const vocabulary = (algorithm, file) =>
  readFileSync(`/usr/share/snowball/data/${algorithm}/${file}.txt`, 'utf8').trimEnd().split('\n');

/** What libstemmer says. */
function stemwords(algorithm, words) {
  const input = `${words.join('\n')}\n`;
  const output = execFileSync('stemwords', ['-l', algorithm], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return output.trimEnd().split('\n');
}

const withoutAccents = (word) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');

function archiveWords() {
  const paths = readdirSync(content, { recursive: true }).filter((path) => path.endsWith('.md'));
  const text = paths.map((path) => readFileSync(content + path, 'utf8')).join('\n');
  const found = text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}']+/gu);
  return [...new Set(found)];
}

/** Some letters, and up to three of the suffixes that the algorithm knows, or what looks like them. */
function makeUp(letters, parts) {
  const random = makeRandom(6);
  const words = new Set();
  while (words.size < madeUpWords) {
    const start = Array.from({ length: random.between(0, 6) }, () => random.pick([...letters]));
    const end = Array.from({ length: random.between(0, 3) }, () => random.pick(parts));
    words.add([...start, ...end].join('') || random.pick(parts));
  }
  return [...words];
}

const languages = [
  {
    algorithm: 'english',
    stem: english,
    letters: "aeiouybdfgmnprtlszcvwxkhj'é中𝒶",
    parts: `tional enci anci abli entli izer ization ational ation ator alism aliti alli fulness ousli ousness
      iveness iviti biliti bli ogi fulli lessli li alize icate iciti ical ful ness ative al ance ence er ic able
      ible ant ement ment ent ism ate iti ous ive ize ion e l y eed eedly ed edly ing ingly sses ied ies s us ss
      's 's' ' gener commun arsen`,
  },
  {
    algorithm: 'german',
    stem: german,
    letters: 'aeiouyäöüßbdfgklmnrtsh中𝒶',
    parts: `em ern er e en es s nis niss est st end ung ig eig ik eik isch eisch lich heit keit erlich enheit
      lichkeit igkeit igung uy auy ß`,
  },
  {
    algorithm: 'french',
    stem: french,
    letters: 'aeiouyéèêëïîôûùâàçqubcdlmnprst中𝒶',
    parts: `ance ique isme able iste eux ances iques atrice ateur ation icateur icatrice ication logie logies
      usion ution ence ences ement ements ivement ativement eusement ablement iquement ièrement ité ités abilité
      icité ivité if ive ifs ives atif icatif eaux aux euse euses issement issements amment emment ment ments îmes
      ît îtes i ie ies ir ira irai iraient issait it ions é ée ées és èrent er era ez iez âmes ât a ai aient asse
      assions eant ion ier ière e s enn onn ett ell eill ais par col tap ë ï hi ç y qu`,
  },
];

for (const { algorithm, stem, letters, parts } of languages) {
  /** Both columns have the words, so that a difference names its word. */
  const assertStems = (words, expected) => {
    assert(words.length > 1000);
    assert.equal(words.length, expected.length);
    const differing = words.flatMap((word, index) =>
      (stem(word) === expected[index] ? [] : [`${word}: ${stem(word)}, not ${expected[index]}`]));
    assert.deepEqual(differing, []);
  };

  describe(`the stemmer for ${algorithm}`, () => {
    const words = vocabulary(algorithm, 'voc');

    test("has the stems of Snowball's vocabulary", () => assertStems(words, vocabulary(algorithm, 'output')));

    const samples = {
      "Snowball's vocabulary without accents": [...new Set(words.map(withoutAccents))],
      'the words of this archive': archiveWords(),
      'made-up words': makeUp(letters, parts.split(/\s+/)),
    };
    for (const [name, sample] of Object.entries(samples)) {
      test(`agrees with libstemmer on ${name}`, () => assertStems(sample, stemwords(algorithm, sample)));
    }

    test('takes time in proportion to the length of a word', () => {
      const start = performance.now();
      for (const letter of 'aelsyué') stem(letter.repeat(100_000));
      assert(performance.now() - start < 5000);
    });
  });
}

test('without a stemmer, a word is its own stem', () => {
  assert.equal(unchanged('running'), 'running');
});
