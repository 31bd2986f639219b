import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A module imports only from rooms above its own: cycles are impossible, and this is the reading order. */
const rooms = [
  'errors.ts',
  'basics/',
  'http.ts',
  'phone/',
  'code/',
  'tokens/',
  'bot-checks/',
  'backends/',
  'flow/',
  'events.ts',
  'i18n/',
  'styles/',
  'views/',
  'element.ts',
  'testing/',
  'index.ts',
  'define.ts',
];

const roomOrder = rooms.map((room, position) => {
  const below = rooms.slice(position + 1).map((one) => one.replace(/\.ts$/, String.raw`\.js$`));
  const prefix = room.endsWith('/') ? String.raw`^\.\./` : String.raw`^\./`;
  return {
    files: [room.endsWith('/') ? `src/${room}**/*.ts` : `src/${room}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: below.length
            ? [
                {
                  regex: `${prefix}(?:${below.join('|')})`,
                  message: 'A module imports only from rooms above its own (see eslint.config.js).',
                },
              ]
            : [],
        },
      ],
    },
  };
});

const node = {
  Buffer: 'readonly',
  console: 'readonly',
  document: 'readonly',
  fetch: 'readonly',
  process: 'readonly',
  setTimeout: 'readonly',
  URL: 'readonly',
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'test-results/', 'src/i18n/generated/'] },
  js.configs.recommended,
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: node } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  ...roomOrder,
  {
    // The rules of the flow know neither clock nor network nor DOM.
    files: [
      'src/flow/{machine,rules,moves,phone-step,phone-answers,code-step,public-state,challenge}.ts',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        'crypto',
        'Date',
        'document',
        'fetch',
        'navigator',
        'performance',
        'setTimeout',
        'window',
      ],
    },
  },
  {
    files: ['test/{consumers,engines,node,server}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['it', 'describe', 'before', 'after'] },
          ],
        },
      ],
    },
  },
  {
    files: ['test/unit/**/*.ts'],
    rules: {
      // chai's assertions are property reads, and its `expect` is thenable.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
