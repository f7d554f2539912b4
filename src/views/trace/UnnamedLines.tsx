import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import type { Span } from '../../model/trace';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { LogList } from '../parts/LogList';
import { serviceLabel } from '../parts/serviceName';
import type { TraceLog } from './useTraceLines';

interface Props {
  readonly span: Span;
  readonly log: TraceLog;
  readonly timeZone?: string;
}

const tallest = 200;

/** Lines of the span's service that name the trace but none of its spans: perhaps this one's, so they stand apart. */
export function UnnamedLines({ span, log, timeZone }: Props) {
  const [open, setOpen] = useState(false);
  const lines = log.told?.unnamed.get(span.service.name) ?? [];
  if (lines.length === 0) {
    return null;
  }
  const facts = {
    count: lines.length,
    shown: formatCount(lines.length),
    service: serviceLabel(span.service, t),
    ...asText,
  };
  return (
    <div data-testid="unnamed-lines">
      <Button size="sm" variant="secondary" fill="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('trace.unnamed-lines', '{{shown}} lines of {{service}} in this trace name no span', {
          ...facts,
          defaultValue_one: '{{shown}} line of {{service}} in this trace names no span',
          defaultValue_other: '{{shown}} lines of {{service}} in this trace name no span',
        })}
      </Button>
      {open && (
        <LogList
          lines={lines}
          traceHref={noHref}
          timeZone={timeZone}
          height={tallest}
          fit="content"
          wrapped
          oneService
        />
      )}
    </div>
  );
}

function noHref(): undefined {
  return undefined;
}
