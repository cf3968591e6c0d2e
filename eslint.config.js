// The scripts that readers run. Types are tsc's affair (tsconfig.json).
import js from '@eslint/js';
import globals from 'globals';

export default [
  {
    files: ['themes/*/scripts/**/*.js', 'themes/*/assets/*.js', 'src/serve/client/*.js'],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: globals.browser },
    rules: {
      ...js.configs.recommended.rules,
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-control-regex': 'off',  // text is told from ASCII by them
      'no-empty': ['error', { allowEmptyCatch: true }],  // storage may be forbidden
    },
  },
];
