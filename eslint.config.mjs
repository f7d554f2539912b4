import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import grafanaI18n from '@grafana/i18n/eslint-plugin';
import baseConfig from './.config/eslint.config.mjs';
import { layers, workerEntries } from './layers.mjs';

/** What a layer may not import, as ESLint sees it while typing; `src/layers.test.ts` says the same of the whole tree. */
const entries = `src/${workerEntries.folder}/*${workerEntries.suffix}`;
const arrows = Object.entries(layers).map(([layer, allowed]) => ({
  files: [`src/${layer}/**/*.{ts,tsx}`],
  ignores: ['src/**/*.test.{ts,tsx}', 'src/**/testing/**', entries],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...Object.keys(layers)
            .filter((other) => other !== layer && !allowed.layers.includes(other))
            .map((other) => ({
              regex: `^(\\.\\./)+${other}/`,
              message: `${layer} may not import ${other}: see the table in layers.mjs.`,
            })),
          ...(allowed.packages === 'any'
            ? []
            : [
                {
                  regex: `^(?!\\.)(?!(${[...allowed.packages, '$nothing'].join('|')})(/|$))`,
                  message: `${layer} may only import the packages named for it in layers.mjs.`,
                },
              ]),
          { regex: '\\.(css|scss|less)$', message: 'Styles go through css() and useStyles2.' },
        ],
      },
    ],
  },
}));

/** Rules of Grafana's plugin catalogue, so that a review finds nothing new. */
const catalogue = [
  { selector: 'Literal[value=/api\\u002Fds\\u002Fquery/]', message: 'Query through a data source instance.' },
  {
    selector: 'TemplateElement[value.raw=/api\\u002Fds\\u002Fquery/]',
    message: 'Query through a data source instance.',
  },
  { selector: 'JSXIdentifier[name="Global"]', message: 'No global styles.' },
  { selector: 'CallExpression[callee.name=/^(alert|confirm|prompt)$/]', message: 'Use a Modal.' },
  { selector: 'FunctionDeclaration[id.name=/^(alert|confirm|prompt)$/]', message: 'Do not name a function like this.' },
  {
    selector: 'MemberExpression[property.name=/^(grafanaBootData|grafanaRuntime|__grafanaSceneContext)$/]',
    message: 'Use config and the runtime APIs.',
  },
  {
    selector:
      'MemberExpression[object.object.name="window"][object.property.name="location"][property.name=/^(search|href)$/]',
    message: 'Use locationService.',
  },
  {
    selector:
      'CallExpression[callee.object.name="window"][callee.property.name="open"]:not([arguments.2.value=/noopener,noreferrer/])',
    message: "window.open needs 'noopener,noreferrer' as its third argument.",
  },
  { selector: 'CallExpression[callee.name="eval"]', message: 'No eval.' },
  { selector: 'NewExpression[callee.name="Function"]', message: 'No code from text.' },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Telemetry is text, never markup.' },
  { selector: 'Literal[value=/gf-form/]', message: 'No Grafana class names.' },
  { selector: 'AssignmentExpression[left.object.name="window"]', message: 'No new properties on window.' },
];

/** A file or function that outgrows these knows too much. */
const sizes = {
  complexity: ['error', 11],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-params': ['error', 3],
  'no-nested-ternary': 'error',
};

/** No way around the type checker. */
const typed = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
  '@typescript-eslint/no-deprecated': 'error',
};

/** An argument may stand unused before one that is used. */
const noUnused = { '@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_' }] };

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const nodeGlobals = readonly('Buffer', 'URL', 'URLSearchParams', 'console', 'fetch', 'process', 'setTimeout');

/** Everything around the plugin: the host page and its server, the browser's tests and benchmarks, scripts and settings. */
const aroundIt = [
  {
    files: ['{host,tests,bench,scripts}/**/*.{ts,tsx,js,mjs}', '*.{ts,mts,js,mjs}', '.prettierrc.js'],
    rules: { ...sizes, ...noUnused },
  },
  {
    files: ['{host,tests,bench,scripts}/**/*.{ts,tsx}', 'playwright.config.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['host/page/**/*.tsx'],
    plugins: { 'jsx-a11y': jsxA11y },
    rules: jsxA11y.flatConfigs.recommended.rules,
  },
  {
    // The page stands for Grafana's core, which still gives plugins and panels what it has deprecated …
    files: ['host/page/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // … and shares moment with them.
    files: ['host/page/pluginModule.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Tests are told as stories: a `describe` is as long as they are many.
    files: ['{tests,bench}/**/*.spec.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Nobody else looks for misspelt names here; TypeScript does in its own files.
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error' },
  },
  {
    files: ['*.js', '.prettierrc.js'],
    languageOptions: { sourceType: 'commonjs', globals: readonly('module', 'require') },
  },
  {
    files: ['jest-setup.js'],
    languageOptions: {
      globals: readonly('global', 'window', 'document', 'Element', 'HTMLElement', 'HTMLCanvasElement'),
    },
  },
];

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/coverage',
      '**/artifacts/',
      'test-results/',
      'playwright-report/',
      '.config/**',
      'webpack.config.ts',
      '**/.eslintcache',
    ],
  },
  ...baseConfig,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'jsx-a11y': jsxA11y, '@grafana/i18n': grafanaI18n },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      '@grafana/i18n/no-untranslated-strings': 'error',
      '@grafana/i18n/no-translation-top-level': 'error',
      ...sizes,
      ...typed,
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': ['error', ...catalogue],
      'import/no-default-export': 'off',
      // Says only that the React Compiler, which is not used here, would skip a component with a virtual list.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/**/testing/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-params': 'off',
      '@grafana/i18n/no-untranslated-strings': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  ...arrows,
  ...aroundIt,
]);
