import { assert, fixtureSync } from '@open-wc/testing';
import { LitElement } from 'lit';
import { I18n, type MessageOverrides } from '../../src/i18n/i18n.js';
import { lateMessages } from '../../src/i18n/late-messages.js';
import { loaders } from '../../src/i18n/locales.js';
import type { MessageId } from '../../src/i18n/messages.js';
import { withTokens } from '../../src/i18n/tokens.js';
import { until } from '../helpers/until.js';

/** An element that says nothing, in a language. */
class Speaker extends LitElement {
  messages: MessageOverrides = {};
  readonly i18n = new I18n(this);
}
customElements.define('i18n-speaker', Speaker);

async function speaker(locale = 'en'): Promise<I18n> {
  const { i18n } = fixtureSync<Speaker>(`<i18n-speaker lang="${locale}"></i18n-speaker>`);
  i18n.addLate({ lateMessages, withTokens });
  await until(() => i18n.locale === locale, `${locale} is there`);
  return i18n;
}

/** A sentence of the page's own. */
async function own(sentence: string, locale = 'en') {
  const host = fixtureSync<Speaker>(`<i18n-speaker lang="${locale}"></i18n-speaker>`);
  host.messages = { 'code.attempts-left': sentence };
  await until(() => host.i18n.locale === locale, `${locale} is there`);
  host.i18n.addLate({ lateMessages, withTokens });
  return (tokens: Readonly<Record<string, string | number>>) =>
    host.i18n.text('code.attempts-left', tokens);
}

const said = (i18n: I18n, id: MessageId, numbers: readonly number[]) =>
  numbers.map((n) => i18n.text(id, { n }));

describe('a sentence with a number', () => {
  it('has its form for that number in English', async () => {
    const i18n = await speaker();

    assert.deepEqual(said(i18n, 'code.attempts-left', [0, 1, 2, 1000]), [
      'No tries left.',
      '1 try left.',
      '2 tries left.',
      '1,000 tries left.',
    ]);
    assert.deepEqual(said(i18n, 'code.seconds-left', [1, 30]), [
      'The code expires in 1 second.',
      'The code expires in 30 seconds.',
    ]);
    assert.deepEqual(said(i18n, 'error.invalid_phone.too_long.n', [1, 2, 3]), [
      'There is one digit too many.',
      'There are two digits too many.',
      'There are 3 digits too many.',
    ]);
  });

  it('has its form for that number in German', async () => {
    const i18n = await speaker('de');

    const [none, one, two] = said(i18n, 'code.attempts-left', [0, 1, 2]);

    assert.notMatch(none ?? '0', /[0#{}]/);
    assert.notEqual(one?.replace('1', ''), two?.replace('2', ''));
    assert.match(two ?? '', /^[^#{}]*2[^#{}]*$/);
  });

  it('has the form of each category in Arabic, with its digits', async () => {
    const i18n = await speaker('ar');
    const digits = new Intl.NumberFormat('ar');

    const texts = said(i18n, 'country.found', [0, 1, 2, 3, 10, 11, 99, 100, 102]);

    assert.deepEqual(texts, [
      'لا بلدان',
      'بلد واحد',
      'بلدان',
      `${digits.format(3)} بلدان`,
      `${digits.format(10)} بلدان`,
      `${digits.format(11)} بلدًا`,
      `${digits.format(99)} بلدًا`,
      `${digits.format(100)} بلد`,
      `${digits.format(102)} بلد`,
    ]);
  });

  for (const locale of ['en', ...Object.keys(loaders)])
    it(`leaves nothing of its syntax in ${locale}, whatever the number is`, async () => {
      const i18n = await speaker(locale);
      const templates = Object.entries(lateMessages).filter(([, text]) => text.includes('plural'));
      assert.isAtLeast(templates.length, 5);

      for (const [id] of templates)
        for (const n of [0, 1, 2, 3, 6, 11, 20, 21, 99, 100, 101, 240, 1e6]) {
          const text = i18n.text(id as MessageId, { n });
          assert.notMatch(text, /[{}#]|plural|other|NaN/, id);
          assert.notEqual(text.trim(), '', id);
        }
    });
});

describe('a sentence of the page’s own', () => {
  it('may have forms for numbers, and for categories', async () => {
    const text = await own('{n, plural, =0 {none} one {just #} =2 {a pair} other {# of them}}');

    assert.deepEqual(
      [0, 1, 2, 3].map((n) => text({ n })),
      ['none', 'just 1', 'a pair', '3 of them'],
    );
  });

  it('prefers the form of the very number to that of its category', async () => {
    const text = await own('{n, plural, one {one} =1 {very} other {other}}');

    assert.equal(text({ n: 1 }), 'very');
  });

  it('may have every category of its language', async () => {
    const text = await own(
      '{n, plural, zero {z} one {o} two {t} few {f #} many {m #} other {x #}}',
      'ar',
    );
    const digit = (n: number) => new Intl.NumberFormat('ar').format(n);

    assert.deepEqual(
      [0, 1, 2, 5, 15, 100].map((n) => text({ n })),
      ['z', 'o', 't', `f ${digit(5)}`, `m ${digit(15)}`, `x ${digit(100)}`],
    );
  });

  it('falls back to `other`, and to nothing without it', async () => {
    const other = await own('{n, plural, other {# tries}} left');
    const none = await own('left: {n, plural, one {#}}.');

    assert.equal(other({ n: 1 }), '1 tries left');
    assert.equal(none({ n: 5 }), 'left: .');
  });

  it('may have several of them, and other tokens beside', async () => {
    const text = await own(
      '{n, plural, one {# try} other {# tries}} and {m, plural, one {# code} other {# codes}} for {who}',
    );

    assert.equal(text({ n: 1, m: 2, who: 'you' }), '1 try and 2 codes for you');
  });

  it('may name the number more than once', async () => {
    const text = await own('{n, plural, other {# of #}}, {n}');

    assert.equal(text({ n: 3 }), '3 of 3, 3');
  });

  it('may be a fraction or less than nothing', async () => {
    const text = await own('{n, plural, =-1 {minus} =1.5 {half} one {one} other {#}}');

    assert.deepEqual(
      [-1, 1.5, 2.5].map((n) => text({ n })),
      ['minus', 'half', '2.5'],
    );
  });

  it('writes its numbers as its language does', async () => {
    const german = await own('{n, plural, other {#}} von {m}', 'de');

    assert.equal(german({ n: 12345.5, m: 0.5 }), '12.345,5 von 0,5');
  });

  it('takes nothing in a token for a token', async () => {
    const text = await own('{a} {n, plural, one {#} other {#}} {b}');

    assert.equal(
      text({ n: 2, a: '{b} # {n, plural, other {x}}', b: '$& $1' }),
      '{b} # {n, plural, other {x}} 2 $& $1',
    );
  });

  it('needs no space between its forms', async () => {
    const text = await own('{n, plural,one {# try}other {# tries}}');

    assert.deepEqual(
      [1, 2].map((n) => text({ n })),
      ['1 try', '2 tries'],
    );
  });

  it('may stand over several lines', async () => {
    const text = await own('{n, plural, one {a\nb #} other {c\nd #}}');

    assert.equal(text({ n: 2 }), 'c\nd 2');
  });

  for (const sentence of [
    '{n, plural, one {# try} other {# tries}',
    '{n, plural, one {# try} other # tries}}',
    '{n, plural, }',
    '{n, plural}',
    '{n, plural, one}',
    '{n plural, one {x} other {y}}',
    '{n, select, a {x} other {y}}',
    '{, plural, one {x}}',
    '{n, plural, one {{nested}} other {y}}',
    '}}{{',
    '{n, plural, (.*) {x} [ {y} + {z} other {}}',
    '{n, plural, other {x} other {y}}',
    '{constructor, plural, other {x}}',
    '{__proto__, plural, one {x} other {y}} {__proto__} {toString}',
  ])
    it(`does not fail when it is “${sentence}”`, async () => {
      const text = await own(sentence);

      for (const tokens of [{ n: 1 }, { n: 2 }, { n: NaN }, { n: Infinity }, { n: 'x' }, {}])
        assert.isString(text(tokens));
    });

  it('shows what is no plural as it stands', async () => {
    const text = await own('{n, plural, one {# try} other {# tries}');

    assert.equal(text({ n: 2 }), '{n, plural, one {# try} other {# tries}');
  });

  it('shows what it is given nothing for as it stands', async () => {
    const text = await own('{a} {constructor} {toString} {__proto__}');

    assert.equal(text({}), '{a} {constructor} {toString} {__proto__}');
  });

  for (const [what, sentence] of [
    ['begins many times', '{n, plural, '.repeat(20_000)],
    ['never ends', `{n, plural, ${'one {x} '.repeat(20_000)}`],
    ['never ends, without spaces', `{n, plural,${'one {x}'.repeat(20_000)}`],
    ['is one long word', `{n, plural, ${'x'.repeat(200_000)}`],
    ['is all braces', '{'.repeat(200_000)],
    ['is all braces and spaces', ' {} '.repeat(50_000)],
    ['has forms without end', `{n, plural, ${'a {b} '.repeat(20_000)}}`],
  ] as const)
    it(`takes no time to speak of when it ${what}`, async () => {
      const text = await own(sentence);
      const start = performance.now();

      text({ n: 2 });

      assert.isBelow(performance.now() - start, 1000);
    });
});
