import { t } from '@grafana/i18n';
import { Button, ClipboardButton } from '@grafana/ui';
import React from 'react';
import type { LogLine } from '../../model/log';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { linesAsCsv, linesAsMarkdown, linesAsNdjson, linesAsText } from '../parts/linesAsText';
import { Disclosure } from '../parts/Disclosure';

interface Props {
  readonly lines: readonly LogLine[];
  readonly traceHref: (line: LogLine) => string | undefined;
}

/** The lines that were read, to be pasted or kept; as many as the page has, which it says. */
export function TakeAway({ lines, traceHref }: Props) {
  const whole = (line: LogLine) => {
    const href = traceHref(line);
    return href === undefined ? undefined : new URL(href, document.baseURI).toString();
  };
  const total = formatCount(lines.length);
  return (
    <Disclosure label={t('logs.take', 'Copy or download')} icon="download-alt">
      {() => (
        <>
          <p>{t('logs.take-what', 'The {{total}} lines that were read, newest first.', { total, ...asText })}</p>
          <Copy text={() => linesAsText(lines)}>{t('logs.copy-text', 'Copy as text')}</Copy>
          <Copy text={() => linesAsNdjson(lines)}>{t('logs.copy-ndjson', 'Copy as JSON, one a line')}</Copy>
          <Copy text={() => linesAsMarkdown(lines, whole)}>
            {t('logs.copy-markdown', 'Copy as Markdown with links')}
          </Copy>
          <Download name="logs.txt" type="text/plain" text={() => linesAsText(lines)} />
          <Download name="logs.ndjson" type="application/x-ndjson" text={() => linesAsNdjson(lines)} />
          <Download name="logs.csv" type="text/csv" text={() => linesAsCsv(lines)} />
        </>
      )}
    </Disclosure>
  );
}

function Copy({ text, children }: { readonly text: () => string; readonly children: string }) {
  return (
    <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={text}>
      {children}
    </ClipboardButton>
  );
}

interface DownloadProps {
  readonly name: string;
  readonly type: string;
  readonly text: () => string;
}

function Download({ name, type, text }: DownloadProps) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([text()], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken it by the next turn.
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  return (
    <Button size="sm" variant="secondary" fill="text" icon="download-alt" onClick={save}>
      {t('logs.download', 'Download {{name}}', { name, ...asText })}
    </Button>
  );
}
