import fc from 'fast-check';

/** Names as telemetry really carries them, and as someone who means harm would choose them. */
export const hostileTexts = [
  'a"b',
  "it's",
  '{}',
  '}',
  '/api/v1/{id}',
  'GET /path with spaces',
  '결제',
  '</script><script>alert(1)</script>',
  'line\nbreak\r\n\ttab',
  'nul\0bell\u0007del\u007f',
  'back\\slash\\',
  '\\"',
  '`tick`',
  '$__range ${x} [[y]]',
  '.*+?()|[]^$',
  '\ud800 half',
  '\udc00',
  '😀',
  '\u2028\u2029\ufeff\u0085',
  '',
  '#comment',
  '{{ .trace }}',
] as const;

/** Any text, hostile ones often. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme' })), { maxLength: 4 })
    .map((parts) => parts.join(''))
);
