import { t } from '@grafana/i18n';
import { Icon, Input } from '@grafana/ui';
import React, { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { AttributeFilter } from '../../model/traceSearch';
import { re2Literal } from '../../telemetry/queryText';
import { readContext, tracePath } from '../routes';
import type { TracesView } from '../tracesRoutes';
import { traceIdIn } from './traceIdIn';

interface Props {
  readonly view: TracesView;
  /** Narrows to operations whose names have a text. */
  readonly onOperation: (change: Partial<TracesView>) => void;
}

/** A pasted trace id opens its trace at once; other words become, with Enter, part of the name of an operation. */
export function FindTrace({ view, onOperation }: Props) {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const { search } = useLocation();
  const open = (found: string) => {
    const id = traceIdIn(found);
    if (id) {
      void navigate(tracePath(readContext(search), id.traceId, { service: view.service, spanId: id.spanId }));
    }
    return id !== undefined;
  };
  const onPaste = (event: ClipboardEvent) => {
    if (open(event.clipboardData.getData('text'))) {
      event.preventDefault();
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.currentTarget.blur();
    } else if (event.key === 'Enter' && text.trim() !== '' && !open(text)) {
      const named: AttributeFilter = { key: 'name', op: '=~', value: `.*${re2Literal(text.trim())}.*` };
      onOperation({ attributes: [...(view.attributes ?? []), named], traceql: undefined });
      setText('');
    }
  };
  return (
    <Input
      type="search"
      width={24}
      value={text}
      prefix={<Icon name="search" />}
      placeholder={t('traces.find', 'Trace id or operation')}
      aria-label={t('traces.find-label', 'Paste a trace id to open it, or type part of the name of an operation')}
      data-testid="find-trace"
      onChange={(event) => setText(event.currentTarget.value)}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
    />
  );
}
