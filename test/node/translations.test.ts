import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { faults } from '../../locales/faults.js';
import { languages } from '../../locales/languages.js';
import { pseudo } from '../../locales/pseudo.js';
import { fileOf, markForReview, parseUnits, readUnits, type Unit } from '../../locales/xliff.js';
import { lateMessages } from '../../src/i18n/late-messages.js';
import { messages } from '../../src/i18n/messages.js';

const unit = (target: string | undefined, more: Partial<Unit> = {}): Unit => ({
  id: 'tries',
  source: '{n, plural, one {# try left} other {# tries left}}',
  target,
  state: '',
  note: '',
  ...more,
});

const english = new Map([['tries', unit('').source]]);

const good = unit('{n, plural, one {noch # Versuch} other {noch # Versuche}}');

const translated = (source: string, target: string, locale = 'de') =>
  faults(locale, new Map([['tries', source]]), [unit(target, { source })]);

const all = { ...messages, ...lateMessages };

describe('a translation', () => {
  it('is built when nothing is wrong with it', () => {
    assert.deepEqual(faults('de', english, [good]), []);
  });

  for (const [what, units, fault] of [
    ['is missing', [], /^de tries: missing/],
    ['has no text', [unit(undefined)], /^de tries: not translated$/],
    ['is blank', [unit(' ')], /^de tries: not translated$/],
    ['is of an older English', [{ ...good, source: 'Tries' }], /^de tries: made for “Tries”/],
    [
      'is marked since its English has changed',
      [{ ...good, state: 'needs-review-translation' }],
      /^de tries: its English has changed/,
    ],
    ['is there twice', [good, good], /^de tries: there twice$/],
    ['is of no sentence any more', [good, unit('x', { id: 'old' })], /^de old: no longer used/],
  ] as const)
    it(`is not built when it ${what}`, () => {
      const found = faults('de', english, units);

      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found.join(), fault);
    });

  for (const [what, source, target, fault] of [
    ['has lost a token', 'Sent to {number}.', 'Gesendet.', /tokens \{\} in place of \{number\}/],
    ['has a token more', 'Sent.', 'An {number}.', /tokens \{number\} in place of \{\}/],
    ['has a misspelt token', 'In {time}', 'In {tme}', /tokens \{tme\} in place of \{time\}/],
    ['holds markup', 'Sent', '<b>Gesendet</b>', /has one of </],
    ['would end the text around it', 'Sent', 'Gesendet`', /has one of </],
    ['has a brace too many', 'In {time}', 'In {time}}', /braces that don’t match/],
  ] as const)
    it(`is not built when it ${what}`, () => {
      const found = translated(source, target);

      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found.join(), fault);
    });

  const plural = '{n, plural, one {#} other {#}}';
  for (const [what, locale, target, fault] of [
    ['form that numbers need', 'pl', plural, /lacks the form “many”, as for 0/],
    ['form of nothing', 'ar', plural, /lacks the form “zero”, as for 0/],
    ['form for the rest', 'de', '{n, plural, one {#} =0 {}}', /lacks the form “other”/],
    ['form that its language knows', 'ja', plural, /has a form “one”, unlike its language: other/],
  ] as const)
    it(`is not built when its plural lacks the ${what} (${locale})`, () => {
      assert.match(translated(plural, target, locale).join('\n'), fault);
    });

  it('may have forms for single numbers in place of their category', () => {
    assert.deepEqual(translated(plural, '{n, plural, =1 {#} other {#}}', 'de'), []);
    assert.deepEqual(translated(plural, '{n, plural, other {#}}', 'ja'), []);
  });
});

describe('the files of the translators', () => {
  const xliff = readFileSync(fileOf('de'), 'utf8');
  it('are there for every language, with a note for each sentence', () => {
    for (const locale of languages)
      for (const { id, note } of readUnits(locale)) assert.notEqual(note, '', `${locale} ${id}`);
  });

  it('are read as they stand', () => {
    const units = parseUnits(xliff);

    assert.deepEqual(units.map(({ id }) => id).sort(), Object.keys(all).sort());
    assert.equal(units.find(({ id }) => id === 'phone.label')?.target, 'Handynummer');
  });

  it('tell which translations have to be looked at again', () => {
    const marked = markForReview(markForReview(xliff, ['phone.label']), ['phone.label']);

    const states = parseUnits(marked).filter(({ state }) => state);
    assert.deepEqual(
      states.map(({ id, state, target }) => [id, state, target]),
      [['phone.label', 'needs-review-translation', 'Handynummer']],
    );
  });

  // What a keyboard gives is not what a good text has.
  for (const locale of languages)
    it(`have the typography of a language (${locale})`, () => {
      for (const { id, target = '' } of readUnits(locale)) {
        assert.doesNotMatch(target, /["']|\.\.\.|^\s|\s$| {2}/, `${locale} ${id}: ${target}`);
        // The element isolates numbers itself.
        assert.doesNotMatch(target, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, `${locale} ${id}`);
        assert.equal(target, target.normalize('NFC'), `${locale} ${id}`);
      }
    });
});

describe('the language for tests', () => {
  it('is English in other letters, longer and in brackets', () => {
    assert.equal(pseudo('Send code'), '[Šéñð çöðé öñé]');
  });

  it('keeps tokens and plurals as they are', () => {
    assert.equal(
      pseudo('{n, plural, =0 {No tries} one {# try} other {# tries}} for {number}'),
      '[{n, plural, =0 {Ñö ţŕîéš} one {# ţŕý} other {# ţŕîéš}} föŕ {number} öñé ţŵö ţĥŕéé föûŕ fîv]',
    );
  });

  it('is a translation like others', () => {
    const source = new Map(Object.entries<string>(all));
    const units = Array.from(source, ([id, text]) => unit(pseudo(text), { id, source: text }));

    assert.deepEqual(faults('en', source, units), []);
  });
});
