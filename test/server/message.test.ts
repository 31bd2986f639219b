import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createMessageRenderer } from '../../demo/server/message.js';
import { languages } from '../../locales/languages.js';

const CODE = '012345';
const FALLBACK = '012345 is your Acme code. Never share it.';

const SEED = `
{% if request_language contains 'dutch' %}
   Hier is uw verificatie code: {{ password }}
{% endif %}

{% if request_language contains 'fr-FR' %}
   Ceci est votre code: {{ password }}
{% endif %}
`;

function rendered(
  template: string | undefined,
  { language = 'en', name = 'Acme' } = {},
): { text: string; reasons: string[] } {
  const reasons: string[] = [];
  const render = createMessageRenderer(name, template, (reason) => reasons.push(reason));
  return { text: render({ code: CODE, phoneNumber: '+14155550123', language }), reasons };
}

describe('the default message', () => {
  const texts = new Map(
    ['en', ...languages].map((language) => [language, rendered(undefined, { language })]),
  );

  it('is another sentence in each of the widget’s languages, on one line, with the code and the name', () => {
    // The Spanish of Spain and that of America don't differ in it.
    assert.equal(texts.get('es-419')?.text, texts.get('es')?.text);
    assert.equal(new Set(Array.from(texts.values(), ({ text }) => text)).size, texts.size - 1);
    for (const { text, reasons } of texts.values()) {
      assert.deepEqual(reasons, []);
      assert.ok(text.startsWith(CODE) && text.includes('Acme') && !text.includes('\n'), text);
      assert.ok(text.length <= 70, `fits one segment of UCS-2: ${text}`);
    }
  });

  for (const [tag, language] of [
    ['de-AT', 'de'],
    ['FR-ca', 'fr'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['pt-PT', 'pt'],
    ['no-NO', 'nb'],
    ['iw', 'he'],
    ['en-XA', 'en'],
  ] as const)
    it(`is that of ${language} for ${tag}`, () => {
      assert.equal(rendered(undefined, { language: tag }).text, texts.get(language)?.text);
    });

  it('is English for any other', () => {
    for (const language of ['xx', 'dutch', '-', 'x-de'])
      assert.equal(rendered(undefined, { language }).text, FALLBACK);
  });
});

describe('a template', () => {
  it('chooses by language, as the first one written for this did', () => {
    assert.equal(
      rendered(SEED, { language: 'dutch' }).text,
      `Hier is uw verificatie code: ${CODE}`,
    );
    assert.equal(rendered(SEED, { language: 'fr-FR' }).text, `Ceci est votre code: ${CODE}`);
  });

  it('that renders to nothing gives way to the default text', () => {
    assert.deepEqual(rendered(SEED, { language: 'en' }), { text: FALLBACK, reasons: ['blank'] });
  });

  it('has all five values, and @@placeholders@@ for them', () => {
    const template =
      '{{ code }}|{{ password }}|{{ phone_number }}|{{ application.name }}|{{ request_language }}';
    const expected = `${CODE}|${CODE}|+14155550123|Acme|en`;
    assert.equal(rendered(template).text, expected);
    assert.equal(rendered(template.replaceAll(/\{\{ (\S+) \}\}/g, '@@$1@@')).text, expected);
    assert.equal(rendered('Your code is @@ password @@').text, `Your code is ${CODE}`);
  });

  it('loses blank lines and indentation', () => {
    assert.equal(rendered('\n\n  Code:\r\n\r\n\t @@code@@  \n\n').text, `Code:\n${CODE}`);
  });

  it('may say the code twice', () => {
    assert.equal(rendered('{{ code }} {{ code }}').text, `${CODE} ${CODE}`);
  });

  it('does not read placeholders or Liquid out of values', () => {
    assert.equal(
      rendered('{{ application.name }} @@code@@', { name: '@@code@@ {{ code }} $&' }).text,
      `@@code@@ {{ code }} $& ${CODE}`,
    );
  });

  it('shows an application name on one line', () => {
    assert.equal(
      rendered('{{ code }} {{ application.name }}', { name: 'A\r\n@evil.example #1\u2028' }).text,
      `${CODE} A @evil.example #1`,
    );
  });

  const hostile: [title: string, template: string][] = [
    ['has no code', 'Hello {{ phone_number }}'],
    ['is longer than ten segments', `{{ code }}${'x'.repeat(1600)}`],
    ['is not Liquid', '{{ code }} {% if %}'],
    ['is left open', '{{ code'],
    [
      'loops for ever',
      '{{ code }}{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
    ],
    ['loops in a table', '{{ code }}{% tablerow i in (1..100000000) %}x{% endtablerow %}'],
    [
      'doubles a text forty times',
      `{% assign s = code %}${'{% assign s = s | append: s %}'.repeat(40)}{{ s }}`,
    ],
    ['is very long itself', `{{ code }}${'{% assign a = 1 %}'.repeat(20_000)}`],
    ['includes a file', "{{ code }}{% include '/etc/passwd' %}"],
    ['renders a file', "{{ code }}{% render 'package.json' %}"],
    ['has a layout', "{% layout 'x' %}{{ code }}"],
    ['asks for an unknown filter', '{{ code | nonsense }}'],
    ['asks for a filter that is not allowed', "{{ 'now' | date: '%9999999d' }}{{ code }}"],
  ];
  for (const [title, template] of hostile) {
    it(`that ${title} gives way to the default text within a quarter of a second`, () => {
      const began = performance.now();
      const { text, reasons } = rendered(template);
      assert.equal(text, FALLBACK);
      assert.equal(reasons.length, 1);
      const took = performance.now() - began;
      assert.ok(took < 250, `took ${took} ms`);
    });
  }

  it('has no loops, not even short ones', () => {
    assert.equal(rendered('{% for i in (1..2) %}{{ code }}{% endfor %}').text, FALLBACK);
  });

  it('is stopped before it has made a long text, not after', () => {
    const doubling = '{% assign s = s | append: s %}'.repeat(16);
    const { text, reasons } = rendered(`{% assign s = code %}${doubling}{{ s }}`);
    assert.equal(text, FALLBACK);
    assert.deepEqual(reasons, ['RenderError']);
  });

  it('reaches nothing behind the values', () => {
    const template =
      '{{ code }}{{ application.constructor }}{{ application.__proto__ }}{{ code.constructor.name }}{{ process.env }}';
    assert.equal(rendered(template).text, CODE);
  });
});
