import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import tseslint from 'typescript-eslint';

/** Ways to turn a string into markup. Text is text here: none of these has a place, with or without a sanitiser. */
const HTML_SINKS = [
  { object: 'document', property: 'write' },
  { object: 'document', property: 'writeln' },
  { property: 'innerHTML', message: 'Text is text: render with lit or set textContent.' },
  { property: 'outerHTML', message: 'Text is text: render with lit or set textContent.' },
  { property: 'insertAdjacentHTML', message: 'Text is text: render with lit or set textContent.' },
  { property: 'setHTMLUnsafe', message: 'Text is text: render with lit or set textContent.' },
  { property: 'createContextualFragment', message: 'Text is text: render with lit or set textContent.' },
];

/** Lit's doors around its own escaping. */
const UNSAFE_DIRECTIVES = [
  { group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'], message: 'Unescaped markup has no place here.' },
  { group: ['lit/static-html.js', 'lit-html/static.js'], importNames: ['unsafeStatic'], message: 'Unescaped markup has no place here.' },
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/.build/', '**/.data/', '**/coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  ...tseslint.configs.strict,
  noUnsanitized.configs.recommended,
  {
    rules: {
      'no-restricted-properties': ['error', ...HTML_SINKS],
      'no-restricted-imports': ['error', { patterns: UNSAFE_DIRECTIVES }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-throw-literal': 'error',
      // A record is what JSON is written from; a Map would have to be copied into one.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A constructor that only narrows the type of its parameter looks useless to this rule.
      '@typescript-eslint/no-useless-constructor': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      // The event map of the elements extends the platform's: `interface HTMLElementEventMap extends ConsultEventMap {}`.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['packages/{elements,desk,console}/src/**/*.ts', 'examples/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['packages/{elements,desk,console}/src/**/*.ts', 'examples/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // In a dialog `autofocus` is how HTML says where focus goes when it opens; nothing else here uses it.
      'lit-a11y/no-autofocus': 'off',
      // Safari takes the role from a list without bullets; `role="list"` gives it back.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  // A test may read markup, though not write any; and where it finds nothing it fails anyway, and says where.
  {
    files: ['**/*.test.ts', '**/{test-data,test-support,testing}/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['*.config.mjs', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
