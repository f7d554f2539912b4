import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { usePlace } from '../../grafana/answer';
import type { Caveat, Problem } from '../../model/outcome';
import { largestText } from '../../telemetry/otlpTrace';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { Caveats } from '../parts/Caveats';
import { formatCount } from '../parts/format';
import { readFileState, useOpenedFile } from '../parts/openedFile';
import { OpenTraceFile, TraceFileDrop } from '../parts/TraceFileDrop';
import { readContext } from '../routes';
import { TraceOfFile } from './TraceOfFile';
import { TracesInFile } from './TracesInFile';
import { useTracesInFile, type FileRead, type TraceInFile } from './useTracesInFile';

/** What do the traces in this file say, wherever they were recorded? */
export function TracesFromFilePage() {
  const styles = useStyles2(getStyles);
  const file = useOpenedFile();
  const gone = readFileState(useLocation().state);
  return (
    <TraceFileDrop>
      <div className={styles.page} data-testid="trace-file">
        <div className={styles.head}>
          <OpenTraceFile variant={file ? 'secondary' : 'primary'} size={file ? 'sm' : 'md'} />
          {file && <BoundedText text={file.name} limit={120} className={styles.name} />}
          <span className={styles.quiet}>
            {t('trace-file.stays', 'The file stays in this browser: it is not uploaded, and a link does not carry it.')}
          </span>
        </div>
        {file ? <OpenedFile file={file} /> : <NoFile gone={gone} />}
      </div>
    </TraceFileDrop>
  );
}

function NoFile({ gone }: { readonly gone: string | undefined }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.room} role="status">
      {gone !== undefined && (
        <p>
          {t(
            'trace-file.gone',
            '“{{name}}” is gone: a file is kept only until the page is loaded anew. Open it again.',
            {
              name: gone.slice(0, 120),
              ...asText,
            }
          )}
        </p>
      )}
      <p>{t('trace-file.ask', 'Drop a file with traces here, or open one.')}</p>
      <p className={styles.quiet}>
        {t(
          'trace-file.kinds',
          'OpenTelemetry traces in JSON: what the protocol sends, what the collector’s file exporter writes line by line, or an answer of Tempo.'
        )}
      </p>
    </div>
  );
}

function OpenedFile({ file }: { readonly file: File }) {
  const styles = useStyles2(getStyles);
  const read = useTracesInFile(file);
  if (read.is === 'read' && read.outcome.is === 'ready') {
    return <ReadFile key={fileKey(file)} traces={read.outcome.value} caveats={read.outcome.caveats} />;
  }
  return (
    <div className={styles.room} role={read.is === 'reading' ? 'status' : 'alert'} aria-busy={read.is === 'reading'}>
      <NotRead read={read} file={file} />
    </div>
  );
}

function fileKey({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`;
}

function NotRead({ read, file }: { readonly read: FileRead; readonly file: File }) {
  switch (read.is) {
    case 'reading':
      return <p>{t('trace-file.reading', 'Reading the file…')}</p>;
    case 'too-large':
      return (
        <p>
          {t('trace-file.too-large', 'This file has {{size}} MB; at most {{most}} MB are read. Take fewer traces.', {
            size: formatCount(file.size / 1024 / 1024),
            most: formatCount(largestText / 1024 / 1024),
          })}
        </p>
      );
    case 'not-readable':
      return (
        <p>
          {t('trace-file.not-readable', 'The browser could not read this file: {{why}}', { why: read.why, ...asText })}
        </p>
      );
    default:
      return read.outcome.is === 'failed' ? <NoTraces problem={read.outcome.problem} /> : <EmptyFile />;
  }
}

function NoTraces({ problem }: { readonly problem: Problem }) {
  return (
    <>
      <p>{t('trace-file.no-traces', 'There are no traces in this file that can be read.')}</p>
      {problem.kind === 'unreadable' && (
        <p>
          <BoundedText
            limit={300}
            text={t('trace-file.expected', 'Expected {{expected}}, found {{found}}.', {
              expected: problem.expected,
              found: problem.found,
              ...asText,
            })}
          />
        </p>
      )}
    </>
  );
}

function EmptyFile() {
  return <p>{t('trace-file.empty', 'This file has the form of traces, but no span in it.')}</p>;
}

interface ReadFileProps {
  readonly traces: readonly TraceInFile[];
  readonly caveats: readonly Caveat[];
}

function ReadFile({ traces, caveats }: ReadFileProps) {
  const { search } = useLocation();
  const { timeZone } = usePlace();
  const context = useMemo(() => readContext(search), [search]);
  const [wanted, setWanted] = useState<string>();
  const chosen = traces.find(({ trace }) => trace.traceId === wanted) ?? traces[0];
  return (
    <>
      {traces.length > 1 ? (
        <>
          <Caveats caveats={caveats} />
          <TracesInFile traces={traces} chosen={chosen?.trace.traceId} timeZone={timeZone} onChoose={setWanted} />
        </>
      ) : undefined}
      {chosen && (
        <TraceOfFile
          key={chosen.trace.traceId}
          trace={chosen.trace}
          caveats={traces.length > 1 ? [] : caveats}
          context={context}
        />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  quiet: css({ color: theme.colors.text.secondary }),
  room: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: 320,
    padding: theme.spacing(2),
    textAlign: 'center',
    border: `1px dashed ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
  }),
});
